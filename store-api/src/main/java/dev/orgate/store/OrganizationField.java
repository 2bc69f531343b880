package dev.orgate.store;

/** What organizations can be asked by. */
public enum OrganizationField implements QueryField {
  UUID(ValueKind.UUID, false),
  NAME(ValueKind.TEXT, false),
  DESCRIPTION(ValueKind.TEXT, false),
  TYPE(ValueKind.TEXT, false),
  STATE(ValueKind.TEXT, false),
  /** Always {@link Organization#SOURCE}. */
  SOURCE(ValueKind.TEXT, false),
  PARENT(ValueKind.UUID, false),
  ROOT(ValueKind.UUID, false),
  CREATED(ValueKind.TIME, false),
  CHANGED(ValueKind.TIME, false),
  ATTRIBUTE_UUID(ValueKind.UUID, true),
  ATTRIBUTE_NAME(ValueKind.TEXT, true),
  ATTRIBUTE_VALUE(ValueKind.TEXT, true),
  MEMBER(ValueKind.TEXT, true);

  private final ValueKind kind;
  private final boolean many;

  OrganizationField(ValueKind kind, boolean many) {
    this.kind = kind;
    this.many = many;
  }

  @Override
  public ValueKind kind() {
    return kind;
  }

  @Override
  public boolean many() {
    return many;
  }
}
