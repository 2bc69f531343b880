package dev.orgate.server.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The least that a server on Vert.x can do: it answers each target with constant bytes and whatever
 * it does not know with 404; the body of a {@code POST} it reads first. It takes a file with an
 * answer per line: target, status, names and values of headers and, under an empty name, the body,
 * all separated by tabs.
 */
public final class BareServer extends VerticleBase {
  static final String READY = "Bare server ready at ";

  private final Map<String, Answer> answers;
  private HttpServer server;

  private BareServer(Map<String, Answer> answers) {
    this.answers = answers;
  }

  private record Header(CharSequence name, CharSequence value) {}

  private record Answer(int status, List<Header> headers, Buffer body) {
    static Answer parse(String[] parts) {
      List<Header> headers = new ArrayList<>();
      String body = "";
      for (int i = 2; i < parts.length; i += 2) {
        if (parts[i].isEmpty()) {
          body = parts[i + 1];
        } else {
          headers.add(
              new Header(
                  HttpHeaders.createOptimized(parts[i]),
                  HttpHeaders.createOptimized(parts[i + 1])));
        }
      }
      return new Answer(Integer.parseInt(parts[1]), headers, Buffer.buffer(body));
    }

    void send(HttpServerResponse response) {
      response.setStatusCode(status);
      for (Header header : headers) {
        response.putHeader(header.name, header.value);
      }
      response.end(body);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Map<String, Answer> answers = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] parts = line.split("\t", -1);
      answers.put(parts[0], Answer.parse(parts));
    }
    int eventLoops = Runtime.getRuntime().availableProcessors();
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(eventLoops));
    List<BareServer> servers = new ArrayList<>();
    vertx
        .deployVerticle(
            () -> {
              BareServer server = new BareServer(answers);
              servers.add(server);
              return server;
            },
            new DeploymentOptions().setInstances(eventLoops))
        .await();
    System.out.println(READY + "http://127.0.0.1:" + servers.get(0).server.actualPort());
  }

  @Override
  public Future<?> start() {
    // As the gateway has them, so that the difference is the gateway.
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(-1)
            .setHttp2ClearTextEnabled(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setTcpNoDelay(true);
    server = vertx.createHttpServer(options).requestHandler(this::answer);
    return server.listen();
  }

  private void answer(HttpServerRequest request) {
    Answer answer = answers.get(request.uri());
    if (answer == null) {
      request.response().setStatusCode(404).end();
    } else if (HttpMethod.POST.equals(request.method())) {
      request.body().onSuccess(body -> answer.send(request.response()));
    } else {
      answer.send(request.response());
    }
  }
}
