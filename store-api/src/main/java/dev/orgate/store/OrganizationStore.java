package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;

/**
 * The organizations of a tenant, a forest. All of another tenant is not found, whoever asks.
 * Reading is for any user of the tenant; every change is refused with {@link Refusal.Forbidden}
 * unless {@link AccessRules#mayChangeOrganizations}, then with {@link Refusal.NotFound} of the
 * organization that the call names, then with the {@link Refusal.RuleBroken} of {@link
 * OrganizationRule#NOT_STALED} if it is staled and of {@link OrganizationRule#ENABLED_ABOVE} if
 * anything above it is not enabled, then as its method says. The name in a refusal is the uuid it
 * is about.
 */
public interface OrganizationStore extends Repeatable<OrganizationStore> {
  /**
   * Creates an organization and answers it. Refused, in this order: {@link Refusal.NotFound} of the
   * parent; {@link Refusal.RuleBroken}: {@code NOT_STALED} of the parent, {@code ENABLED_ABOVE} if
   * the parent or anything above it is not enabled, {@code ROOT_HAS_QUOTA} for quota entries below
   * a parent; {@link Refusal.NotFound} of the member whom an attribute gives a role; {@link
   * Refusal.AlreadyExists} of its uuid, then of the first attribute's and then the first quota
   * entry's uuid that is taken; {@link Refusal.QuotaExceeded} when the tenant has no room, exact as
   * for namespaces.
   */
  Future<Organization> create(Actor actor, NewOrganization organization);

  /**
   * Changes an organization and answers it. A new parent is as a {@link #move}. Refused with {@link
   * Refusal.RuleBroken} {@code COMPANY_HAS_NO_PARENT} as {@link OrganizationRules} has it, and then
   * as a move is.
   */
  Future<Organization> update(Actor actor, String uuid, OrganizationUpdate update);

  /**
   * Sets the state to enabled or disabled and answers the organization; one that may change and has
   * it already stays as it is. Enabling is refused neither below anything nor for a staled one.
   */
  Future<Organization> setState(Actor actor, String uuid, OrganizationState state);

  /**
   * Puts organizations with all below them under a parent, all or none, and sets the root of each.
   * Quota entries of what was a root are gone, since only roots have them.
   *
   * <p>The parent is the organization that the call names. Refused for the first child of which one
   * holds: {@link Refusal.NotFound}; {@link Refusal.RuleBroken}: {@code NOT_STALED}, {@code
   * ENABLED_ABOVE}, {@code COMPANY_HAS_NO_PARENT}, {@code NO_CYCLE} when the parent is the child or
   * below it. {@code ENABLED_ABOVE} of the parent means that it or anything above it is not
   * enabled. No interleaving of moves makes a cycle. One named twice is moved once; of a tree and a
   * part of it, both become children of the parent.
   */
  Future<Void> move(Actor actor, String parent, List<String> children);

  /**
   * Deletes an organization, with its attributes, members and quota entries, and gives its quota
   * back. Refused with {@link Refusal.RuleBroken} {@code NO_CHILDREN} if it has some, unless all
   * below it are deleted along in the same step.
   */
  Future<Void> delete(Actor actor, String uuid, boolean withAllBelow);

  /** Answers what matches; all of a page is of one instant. Without an order by age. */
  Future<Page<Organization>> query(Actor actor, Query<OrganizationField> query);
}
