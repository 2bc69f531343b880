package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;

/**
 * Who belongs to which organization; who those users are is the identity's affair. Changes are
 * refused as {@link OrganizationStore} says first.
 */
public interface OrganizationMemberStore extends Repeatable<OrganizationMemberStore> {
  /** Makes users members; who is one already is passed over. */
  Future<Void> add(Actor actor, String organization, List<String> userIds);

  /** Ends memberships, and with them the members' roles; who is none is passed over. */
  Future<Void> remove(Actor actor, String organization, List<String> userIds);

  /** Counts members. Refused with {@link Refusal.NotFound} only. */
  Future<MemberCount> count(Actor actor, String organization);

  /**
   * Gives a role to a member, who takes the place of whoever had it. Refused with {@link
   * Refusal.NotFound} of the member when the user is none, then with {@link Refusal.AlreadyExists}
   * of the attribute's uuid when that is needed and taken.
   *
   * @param attributeUuid what the role's attribute is called, unless there is one already
   */
  Future<Void> appoint(
      Actor actor, String organization, OrganizationRole role, String userId, String attributeUuid);
}
