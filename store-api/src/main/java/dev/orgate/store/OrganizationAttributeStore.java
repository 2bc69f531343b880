package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of organizations; changes are refused as {@link OrganizationStore} says first. */
public interface OrganizationAttributeStore extends Repeatable<OrganizationAttributeStore> {
  /**
   * Adds attributes after those there are, all or none. Refused for the first of which one holds:
   * {@link Refusal.NotFound} of the member whom it gives a {@link OrganizationRole} and who is
   * none; {@link Refusal.AlreadyExists} of the attribute's name when the organization has that role
   * filled (by the same call included), or of its uuid when that is taken.
   */
  Future<Void> add(Actor actor, String organization, List<NewAttribute> attributes);

  /** Removes attributes of that organization; uuids it has no attribute of are passed over. */
  Future<Void> remove(Actor actor, String organization, List<String> uuids);

  /**
   * Sets a value and answers the attribute. Refused with {@link Refusal.NotFound} of the attribute,
   * then as its organization is, then with {@link Refusal.NotFound} of the member when it keeps a
   * role and the value is no member; of a value of null that is the empty text.
   */
  Future<OrganizationAttribute> update(Actor actor, String uuid, @Nullable String value);

  /** Answers what matches; all of a page is of one instant. Without an order by age. */
  Future<Page<OrganizationAttribute>> query(Actor actor, Query<AttributeField> query);
}
