package dev.orgate.server.zstack;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Keeps the texts of the warnings that a logger is given. */
final class LoggedWarnings extends Handler {
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();

  Queue<String> texts() {
    return texts;
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().equals(Level.WARNING)) {
      texts.add(new SimpleFormatter().formatMessage(entry));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
