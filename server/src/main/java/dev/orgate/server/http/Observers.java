package dev.orgate.server.http;

import io.vertx.core.Context;
import java.util.List;

/** Several observers of one event loop. */
record Observers(List<Observer> all) implements Observer {
  @Override
  public void answered(Exchange exchange) {
    for (Observer observer : all) {
      observer.answered(exchange);
    }
  }

  @Override
  public void begin(Context context) {
    all.forEach(observer -> observer.begin(context));
  }

  @Override
  public void end() {
    all.forEach(Observer::end);
  }
}
