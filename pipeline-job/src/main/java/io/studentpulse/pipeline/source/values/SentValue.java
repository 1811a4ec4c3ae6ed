package io.studentpulse.pipeline.source.values;

import java.io.IOException;

/** One value as it was sent under a name: what the contract says of it is the same, whichever wire form brought it. */
public interface SentValue {

  /** What a value may be. */
  enum Kind {
    TEXT, WHOLE_NUMBER, NUMBER, FLAG, NOTHING, STRUCTURE;

    public boolean isNumber() {
      return this == WHOLE_NUMBER || this == NUMBER;
    }
  }

  Kind kind();

  /** Of a text or number: an array that has its characters, so that ids and numbers are read without making a String of each. */
  char[] characters() throws IOException;

  /** Where in {@link #characters} it begins. */
  int offset() throws IOException;

  int length() throws IOException;

  /** Of a text, number or flag. */
  String text() throws IOException;

  /** The value as {@link JsonTree} has it. */
  Object tree() throws IOException;

  /** Goes to the end of a value of which nothing is wanted, or no more. */
  void skip() throws IOException;
}
