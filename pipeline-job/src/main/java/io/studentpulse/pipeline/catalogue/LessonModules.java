package io.studentpulse.pipeline.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * Which module does each lesson of a course belong to? The facts of an event say which lessons there are; which of them a module holds
 * only the payload does: {@code modules[].lesson_ids}, or {@code lessons[].module_id}.
 */
final class LessonModules {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LessonModules() {}

  /** The modules of those lessons that have one. */
  static Map<Id, Id> of(Activity event) {
    JsonNode payload;
    try {
      payload = JSON.readTree(event.data());
    } catch (IOException impossible) {
      throw new UncheckedIOException("the payload of event " + event.id() + " was JSON when it was read", impossible);
    }
    Map<Id, Id> modules = new HashMap<>();
    for (JsonNode lesson : named(payload, "lessons", "lessonids")) {
      put(modules, id(lesson, "lessonid"), id(named(lesson, "moduleid")));
    }
    for (JsonNode module : named(payload, "modules")) {
      for (JsonNode lesson : named(module, "lessonids", "lessons")) {
        put(modules, id(lesson, "lessonid"), id(module, "moduleid"));
      }
    }
    return modules;
  }

  private static void put(Map<Id, Id> modules, Id lesson, Id module) {
    if (lesson != null && module != null) {
      modules.put(lesson, module);
    }
  }

  /** An id, or that of an object. */
  private static Id id(JsonNode node, String name) {
    if (!node.isObject()) {
      return id(node);
    }
    Id own = id(named(node, name));
    return own != null ? own : id(named(node, "id"));
  }

  private static Id id(JsonNode node) {
    boolean says = node.isTextual() && !node.textValue().isEmpty() || node.isNumber();
    return says ? Id.ofExternal(node.asText()) : null;
  }

  /** The field of the first of these names, in whatever case it is written; a missing one has no elements. */
  private static JsonNode named(JsonNode object, String... foldedNames) {
    for (String wanted : foldedNames) {
      for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
        Map.Entry<String, JsonNode> field = fields.next();
        if (field.getKey().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT).equals(wanted)) {
          return field.getValue();
        }
      }
    }
    return JSON.missingNode();
  }
}
