package io.studentpulse.stack;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number above 0 on a command line. */
public final class Positive implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new TypeConversionException("must be a whole number above 0, not " + text);
        }
        return Integer.valueOf(text);
    }
}
