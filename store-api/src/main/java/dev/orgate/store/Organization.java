package dev.orgate.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a tenant's forest.
 *
 * @param uuid unique in the tenant while the organization lives; see {@link Uuid}
 * @param name not unique
 * @param description free text, or null
 * @param parent uuid of the organization it is below, or null for a root
 * @param root uuid of the topmost organization above it, its own for a root
 * @param created when, to the millisecond
 * @param changed when an update or a move last named it, or its state last changed
 * @param attributes in the order given, roles included
 */
public record Organization(
    String uuid,
    String name,
    @Nullable String description,
    OrganizationType type,
    OrganizationState state,
    @Nullable String parent,
    String root,
    Instant created,
    Instant changed,
    List<OrganizationAttribute> attributes) {
  /** Where organizations come from: all of them were made here, none by a directory. */
  public static final String SOURCE = "ZStack";

  /** The longest name, in characters. */
  public static final int MAX_NAME = StorableText.MAX_LENGTH;

  /** The longest description, in characters. */
  public static final int MAX_DESCRIPTION = 2048;

  public Organization {
    attributes = List.copyOf(attributes);
  }
}
