package lode.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One look at a sealed holdout.
 *
 * @param number from 1
 * @param at time, ISO-8601 UTC
 * @param by command that looked
 * @param run whose holdout it was; empty for none
 * @param reason as given
 * @param formulas ids of what was measured
 * @param from first date of the holdout
 * @param to last date
 * @param previous digest of the entry before; empty at the first
 */
public record Look(
    int number,
    String at,
    String by,
    String run,
    String reason,
    List<String> formulas,
    String from,
    String to,
    String previous) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Copies the list. */
  public Look {
    formulas = List.copyOf(formulas);
  }

  ObjectNode json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("ev", "holdout_opened");
    node.put("number", number);
    node.put("at", at);
    node.put("by", by);
    node.put("run", run);
    node.put("reason", reason);
    ArrayNode ids = node.putArray("formulas");
    formulas.forEach(ids::add);
    node.put("from", from);
    node.put("to", to);
    node.put("previous", previous);
    return node;
  }

  static Look of(ObjectNode node) {
    List<String> ids = new ArrayList<>();
    for (JsonNode id : node.path("formulas")) {
      ids.add(id.asText());
    }
    return new Look(
        node.path("number").asInt(),
        node.path("at").asText(),
        node.path("by").asText(),
        node.path("run").asText(),
        node.path("reason").asText(),
        ids,
        node.path("from").asText(),
        node.path("to").asText(),
        node.path("previous").asText());
  }
}
