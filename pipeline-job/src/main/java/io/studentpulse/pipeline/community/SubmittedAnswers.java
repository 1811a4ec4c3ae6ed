package io.studentpulse.pipeline.community;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What did a student answer to which question, as the submission itself says: {@code answers}, an object of answers by question, or a list of
 * objects that name theirs, or the JSON text of either.
 *
 * <p>No essays: a text is cut, and whatever else is longer is left out.
 */
final class SubmittedAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEAST_BYTES = "{\"answers\":{}}".length();
  private static final int MOST_QUESTIONS = 500;
  /** As of a selected answer. */
  private static final int LONGEST_TEXT = 100;
  private static final int LONGEST_JSON = 255;

  private SubmittedAnswers() {}

  /** A JSON object of answers by the question's id as the tables have it; null where the event says nothing of the kind. */
  static String byQuestion(Activity activity) {
    if (activity.data().length < LEAST_BYTES) {
      return null;
    }
    try {
      JsonNode said = named(JSON.readTree(activity.data()), "answers");
      if (said != null && said.isTextual()) {
        said = JSON.readTree(said.textValue());
      }
      Map<String, JsonNode> answers = said == null ? Map.of() : said.isArray() ? listed(said) : keyed(said);
      return answers.isEmpty() ? null : JSON.writeValueAsString(answers);
    } catch (JsonProcessingException noJson) {
      // A text of the client's own.
      return null;
    } catch (IOException impossible) {
      throw new IllegalStateException("the payload of event " + activity.id() + " was JSON when it was read", impossible);
    }
  }

  private static Map<String, JsonNode> keyed(JsonNode object) {
    Map<String, JsonNode> answers = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      put(answers, field.getKey(), field.getValue());
    }
    return answers;
  }

  private static Map<String, JsonNode> listed(JsonNode list) {
    Map<String, JsonNode> answers = new TreeMap<>();
    for (JsonNode one : list) {
      JsonNode question = named(one, "questionid");
      JsonNode selected = named(one, "selectedanswer");
      JsonNode answer = selected != null ? selected : named(one, "answer");
      if (question != null && question.isValueNode() && answer != null) {
        put(answers, question.asText(), answer);
      }
    }
    return answers;
  }

  private static void put(Map<String, JsonNode> answers, String question, JsonNode answer) {
    if (question.isEmpty() || question.length() > 255 || answers.size() >= MOST_QUESTIONS) {
      return;
    }
    JsonNode kept = answer;
    if (answer.isTextual() && answer.textValue().length() > LONGEST_TEXT) {
      kept = JSON.getNodeFactory().textNode(answer.textValue().substring(0, LONGEST_TEXT));
    } else if (!answer.isTextual() && answer.toString().length() > LONGEST_JSON) {
      kept = JSON.getNodeFactory().nullNode();
    }
    answers.put(Id.ofExternal(question).toString(), kept);
  }

  /** The field of a name, in whatever case it is written; null where there is none. */
  private static JsonNode named(JsonNode object, String foldedName) {
    for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getKey().replace("_", "").replace("-", "").equalsIgnoreCase(foldedName)) {
        return field.getValue();
      }
    }
    return null;
  }
}
