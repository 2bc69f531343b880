package dev.orgate.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as RFC 8259 writes it and no more: UTF-8 without a byte order mark, no comments, no
 * duplicate names, nothing after the value, at most {@link #MAX_DEPTH} levels. Values come as
 * {@code Map}, {@code List}, {@code String}, {@code Boolean}, null, {@code Long} or {@code
 * BigInteger} for a number written as an integer, {@code Double} for one written with a fraction or
 * an exponent, so that 7 and 7.0 stay apart.
 */
public final class StrictJson {
  /** How deep arrays and objects may nest. */
  public static final int MAX_DEPTH = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(100)
                  .build())
          .build();

  private static final char REPLACEMENT = '\uFFFD';

  private StrictJson() {}

  /** Reads the one value that the bytes are. */
  public static @Nullable Object parse(byte[] utf8) throws MalformedJson {
    try (JsonParser parser = FACTORY.createParser(decode(utf8))) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("there is no JSON value");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("something follows the JSON value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new MalformedJson("JSON nested deeper than " + MAX_DEPTH + " or with a huge number");
    } catch (IOException e) {
      throw new MalformedJson("not strict JSON");
    }
  }

  private static String decode(byte[] utf8) throws MalformedJson {
    String text = new String(utf8, StandardCharsets.UTF_8);
    // What is not UTF-8 was replaced, and only then need anybody look closer.
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJson("not UTF-8");
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException, MalformedJson {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getText());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw new MalformedJson("not strict JSON");
    };
  }

  private static Number integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> parser.getBigIntegerValue();
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser)
      throws IOException, MalformedJson {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException, MalformedJson {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }
}
