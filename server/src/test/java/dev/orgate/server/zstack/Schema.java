package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The SDK's reading of {@code schema}, which throws where the SDK throws. */
record Schema(Map<String, Object> value) {
  private static final String MEMBER = "schema";

  /** The names that the SDK has a class for; others it would leave untyped without a word. */
  private static final Set<String> CLASSES =
      Set.of(
          "org.zstack.iam2.entity.IAM2OrganizationInventory",
          "org.zstack.iam2.entity.IAM2OrganizationAttributeInventory",
          "org.zstack.iam2.entity.AttributeType",
          "org.zstack.iam2.entity.OrganizationType",
          "org.zstack.iam2.entity.State",
          "org.zstack.header.identity.SessionInventory",
          "org.zstack.header.identity.QuotaInventory",
          "org.zstack.header.identity.Quota$QuotaUsage");

  static Schema of(Map<String, Object> value) {
    return new Schema(value);
  }

  /** Demands that every place is there, typed once its parent is, and that every list is typed. */
  Map<String, String> check() {
    Map<String, String> types = new LinkedHashMap<>();
    if (value.get(MEMBER) instanceof Map<?, ?> schema) {
      assertThat(schema).isNotEmpty();
      for (Map.Entry<?, ?> entry : schema.entrySet()) {
        String place = (String) entry.getKey();
        assertThat(CLASSES).contains((String) entry.getValue());
        assertThat(at(place)).as("what the SDK would dereference at " + place).isNotNull();
        int parent = place.lastIndexOf('.');
        assertThat(parent < 0 || types.containsKey(place.substring(0, parent)))
            .as("parent of %s comes first", place)
            .isTrue();
        types.put(place, (String) entry.getValue());
      }
    }
    value.forEach((name, member) -> demandTypes(name, member, types));
    return types;
  }

  private static void demandTypes(String place, Object member, Map<String, String> types) {
    if (place.equals(MEMBER)) {
      return;
    }
    if (member instanceof Map<?, ?> object) {
      assertThat(types).containsKey(place);
      object.forEach((name, value) -> demandTypes(place + "." + name, value, types));
    } else if (member instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        demandTypes(place + "[" + i + "]", list.get(i), types);
      }
    }
  }

  /** What is at a place like {@code inventories[0].type}. */
  private Object at(String place) {
    Object here = value;
    for (String step : steps(place)) {
      if (here instanceof Map<?, ?> object) {
        here = object.get(step);
      } else if (here instanceof List<?> list && Integer.parseInt(step) < list.size()) {
        here = list.get(Integer.parseInt(step));
      } else {
        return null;
      }
    }
    return here;
  }

  private static List<String> steps(String place) {
    List<String> steps = new ArrayList<>();
    for (String step : place.split("[.\\[]")) {
      steps.add(step.replace("]", ""));
    }
    return steps;
  }
}
