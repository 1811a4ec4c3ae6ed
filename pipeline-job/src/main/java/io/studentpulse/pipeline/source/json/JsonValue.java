package io.studentpulse.pipeline.source.json;

import com.fasterxml.jackson.core.JsonParser;
import io.studentpulse.pipeline.source.values.JsonTree;
import io.studentpulse.pipeline.source.values.SentValue;
import java.io.IOException;

/** The value that a parser of JSON stands on. Used again for the next. */
final class JsonValue implements SentValue {

  private JsonParser parser;

  JsonValue of(JsonParser onValue) {
    parser = onValue;
    return this;
  }

  @Override
  public Kind kind() {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Kind.TEXT;
      case VALUE_NUMBER_INT -> Kind.WHOLE_NUMBER;
      case VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Kind.FLAG;
      case START_OBJECT, START_ARRAY -> Kind.STRUCTURE;
      default -> Kind.NOTHING;
    };
  }

  @Override
  public char[] characters() throws IOException {
    return parser.getTextCharacters();
  }

  @Override
  public int offset() throws IOException {
    return parser.getTextOffset();
  }

  @Override
  public int length() throws IOException {
    return parser.getTextLength();
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public Object tree() throws IOException {
    return JsonTree.read(parser);
  }

  @Override
  public void skip() throws IOException {
    parser.skipChildren();
  }
}
