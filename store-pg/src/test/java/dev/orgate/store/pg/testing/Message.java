package dev.orgate.store.pg.testing;

/** The messages of Postgres' protocol that a {@link Cut} can aim at, each with its type byte. */
public enum Message {
  /** The first of a connection, and a request to encrypt it before that; they have no type byte. */
  STARTUP(Sender.CLIENT, '\0'),
  PASSWORD(Sender.CLIENT, 'p'),
  QUERY(Sender.CLIENT, 'Q'),
  PARSE(Sender.CLIENT, 'P'),
  BIND(Sender.CLIENT, 'B'),
  DESCRIBE(Sender.CLIENT, 'D'),
  EXECUTE(Sender.CLIENT, 'E'),
  SYNC(Sender.CLIENT, 'S'),
  AUTHENTICATION(Sender.SERVER, 'R'),
  PARSE_COMPLETE(Sender.SERVER, '1'),
  BIND_COMPLETE(Sender.SERVER, '2'),
  ROW_DESCRIPTION(Sender.SERVER, 'T'),
  DATA_ROW(Sender.SERVER, 'D'),
  COMMAND_COMPLETE(Sender.SERVER, 'C'),
  ERROR(Sender.SERVER, 'E'),
  READY_FOR_QUERY(Sender.SERVER, 'Z');

  private final Sender sender;
  private final char type;

  Message(Sender sender, char type) {
    this.sender = sender;
    this.type = type;
  }

  Sender sender() {
    return sender;
  }

  boolean is(Sender by, char typeByte) {
    return sender == by && type == typeByte;
  }

  /** Which end of a connection a message comes from. */
  enum Sender {
    CLIENT,
    SERVER
  }
}
