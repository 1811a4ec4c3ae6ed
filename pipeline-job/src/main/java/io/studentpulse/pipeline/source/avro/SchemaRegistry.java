package io.studentpulse.pipeline.source.avro;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.source.contract.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Which schema has an id, asked of a Confluent-compatible registry ({@code GET /schemas/ids/{id}}), once per id: ids are for ever. */
final class SchemaRegistry {

  /** An id that is not there may be there soon: a writer registers before it writes, but registries are replicated. */
  private static final long FORGET_MISSING_NANOS = Duration.ofSeconds(30).toNanos();
  private static final int MOST_MISSING = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final Duration timeout;
  private final HttpClient client;
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<Integer, Long> missingSince = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
      return size() > MOST_MISSING;
    }
  };

  SchemaRegistry(String url, Duration timeout) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.timeout = timeout;
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  Schema schema(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Long since = missingSince.get(id);
    if (since != null && System.nanoTime() - since < FORGET_MISSING_NANOS) {
      throw unknown(id, "not found");
    }
    Schema schema = fetch(id);
    schemas.put(id, schema);
    return schema;
  }

  private Schema fetch(int id) {
    HttpResponse<String> answer = ask(id);
    int status = answer.statusCode();
    if (status == 404) {
      missingSince.remove(id);
      missingSince.put(id, System.nanoTime());
      throw unknown(id, "not found");
    }
    if (status != 200) {
      throw new RegistryUnavailableException(
          "The schema registry answered " + status + " for schema id " + Integer.toUnsignedString(id)
              + ": check its address, access and health", null);
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      String kind = body.path("schemaType").asText("AVRO");
      if (!"AVRO".equals(kind)) {
        throw unknown(id, "not an Avro schema");
      }
      return new Schema.Parser().parse(body.path("schema").asText());
    } catch (JacksonException | AvroRuntimeException e) {
      throw unknown(id, "no schema that Avro can read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private HttpResponse<String> ask(int id) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + Integer.toUnsignedString(id)))
          .timeout(timeout).header("Accept", "application/vnd.schemaregistry.v1+json, application/json").GET().build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new RegistryUnavailableException("The schema registry did not answer: check its address and health", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("Interrupted while waiting for the schema registry", e);
    }
  }

  private static Refused unknown(int id, String why) {
    return Refused.decoding(Refused.NOT_DECODABLE, "the schema registry's schema id " + Integer.toUnsignedString(id) + " is " + why);
  }
}
