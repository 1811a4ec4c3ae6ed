package io.studentpulse.faults;

import io.studentpulse.faults.FieldCase.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a case asks of its dead letters, one row each in the order of its lines. A line of the question is a column: {@code line} (the number of
 * the line that was rejected), {@code key} and {@code value} ({@code same} as was sent, or not), {@code headers NAME…} (those of these names, in
 * their order), {@code NAME names WORD} (whether that header names the word).
 */
final class CaseLetters {
    private final List<Line> lines;
    private final List<ConsumerRecord<byte[], byte[]>> letters;
    private final List<Integer> numbers;

    /** @param numbers of each letter, which line it was, from 1 */
    CaseLetters(List<Line> lines, List<ConsumerRecord<byte[], byte[]>> letters, List<Integer> numbers) {
        this.lines = lines;
        this.letters = letters;
        this.numbers = numbers;
    }

    String answer(String question) {
        List<String> rows = new ArrayList<>();
        for (int index = 0; index < letters.size(); index++) {
            int letter = index;
            rows.add(question.lines().map(String::strip).map(column -> column(column, letter)).collect(Collectors.joining("|")));
        }
        return String.join("\n", rows);
    }

    private String column(String column, int index) {
        ConsumerRecord<byte[], byte[]> letter = letters.get(index);
        Line line = lines.get(numbers.get(index) - 1);
        List<String> words = List.of(column.split(" +"));
        return switch (words.get(0)) {
            case "line" -> Integer.toString(numbers.get(index));
            case "key" -> sameness(line.key(), letter.key());
            case "value" -> sameness(line.value(), letter.value());
            case "headers" -> headers(letter, words.subList(1, words.size()));
            default -> words.get(0) + " names " + words.get(2) + ": " + (names(letter, words.get(0), words.get(2)) ? "yes" : "no");
        };
    }

    private static String sameness(String sent, byte[] found) {
        boolean same = sent == null ? found == null : Arrays.equals(sent.getBytes(StandardCharsets.UTF_8), found);
        return same ? "same" : "other";
    }

    private static String headers(ConsumerRecord<byte[], byte[]> letter, List<String> wanted) {
        return StreamSupport.stream(letter.headers().spliterator(), false).filter(header -> wanted.contains(header.key()))
                .map(header -> header.key() + "=" + text(header)).collect(Collectors.joining(" "));
    }

    private static boolean names(ConsumerRecord<byte[], byte[]> letter, String name, String word) {
        Header header = letter.headers().lastHeader(name);
        return header != null && String.valueOf(text(header)).toLowerCase(java.util.Locale.ROOT).contains(word.toLowerCase(java.util.Locale.ROOT));
    }

    private static String text(Header header) {
        return header.value() == null ? "null" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
