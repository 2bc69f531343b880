package dev.orgate.server.authorization;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a table of expected answers: a line of callers, then operations with their targets. */
final class Matrix {
  private Matrix() {}

  static List<Row> parse(String table) {
    List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
    List<Caller> callers =
        List.of(lines.get(0).trim().split(" +")).stream().map(Caller::of).toList();
    List<Row> rows = new ArrayList<>();
    String[] operation = {};
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.trim().split(" +");
      if (line.startsWith(" ")) {
        rows.add(row(operation, cells, callers));
      } else {
        operation = cells;
      }
    }
    return rows;
  }

  private static Row row(String[] operation, String[] cells, List<Caller> callers) {
    if (cells.length != callers.size() + 1) {
      throw new IllegalArgumentException("Not one cell per caller: " + String.join(" ", cells));
    }
    Map<Caller, String> answers = new EnumMap<>(Caller.class);
    for (int i = 0; i < callers.size(); i++) {
      answers.put(callers.get(i), cells[i + 1]);
    }
    Target target = Target.valueOf(cells[0].toUpperCase(Locale.ROOT).replace('-', '_'));
    String variant = operation.length > 2 ? operation[2] : "";
    return new Row(operation[0], operation[1], variant, target, answers);
  }
}
