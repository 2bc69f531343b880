package dev.orgate.server.auth;

import static dev.orgate.server.auth.Forgery.header;
import static dev.orgate.server.auth.Forgery.headerInstead;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Headers that no signature makes good. */
final class BadHeaders {
  private BadHeaders() {}

  static List<Forgery> all() {
    List<Forgery> all = new ArrayList<>();
    for (String none : List.of("none", "None", "NONE", "nOnE", "", " none")) {
      String header = "{\"alg\":\"" + none + "\"}";
      all.add(headerInstead(header));
      all.add(new Forgery(header + " unsigned", realm -> unsigned(header, realm) + "."));
      all.add(new Forgery(header + " in two segments", realm -> unsigned(header, realm)));
    }
    for (String bad :
        List.of(
            "{}",
            "[]",
            "null",
            "\"RS256\"",
            "",
            "{",
            "{\"typ\":\"JWT\"}",
            "{\"alg\":null}",
            "{\"alg\":1}",
            "{\"alg\":[\"RS256\"]}",
            "{\"alg\":\"HS384\"}",
            "{\"alg\":\"RS384\"}",
            "{\"alg\":\"RS512\"}",
            "{\"alg\":\"PS256\"}",
            "{\"alg\":\"ES384\"}",
            "{\"alg\":\"ES256K\"}",
            "{\"alg\":\"Ed25519\"}",
            "{\"alg\":\"RS1\"}")) {
      all.add(headerInstead(bad));
    }
    all.add(swapped("alg in lower case", alg -> alg.toLowerCase(Locale.ROOT)));
    all.add(swapped("alg with a space", alg -> alg + " "));
    all.add(swapped("alg twice", alg -> alg + "\",\"alg\":\"" + alg));
    for (String more :
        List.of(
            "\"crit\":[\"exp\"]",
            "\"crit\":[]",
            "\"crit\":null",
            "\"crit\":\"exp\"",
            "\"b64\":false,\"crit\":[\"b64\"]",
            "\"crit\":[\"x\"],\"x\":1",
            "\"kid\":1",
            "\"kid\":null",
            "\"kid\":[\"key-1\"]",
            "\"kid\":{}",
            "\"typ\":\"JWT\"",
            "\"x\":1,\"x\":1")) {
      all.add(header(more));
    }
    return all;
  }

  private static Forgery swapped(String name, UnaryOperator<String> change) {
    return new Forgery(
        name,
        realm ->
            realm.issuer.token(
                "{\"alg\":\"" + change.apply(realm.issuer.algorithm()) + "\"}",
                realm.payload().toString()));
  }

  private static String unsigned(String header, Realm realm) {
    return Tokens.base64(header) + "." + Tokens.base64(realm.payload().toString());
  }
}
