package io.studentpulse.pipeline.source.values;

/** A text that stood under a name. Used again for the next. */
public final class SentText implements SentValue {

  private String text;
  private char[] characters;

  public SentText of(String sent) {
    text = sent;
    characters = null;
    return this;
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public char[] characters() {
    characters = characters == null ? text.toCharArray() : characters;
    return characters;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Object tree() {
    return text;
  }

  @Override
  public void skip() {}
}
