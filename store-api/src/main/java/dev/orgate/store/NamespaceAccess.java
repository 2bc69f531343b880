package dev.orgate.store;

import java.util.List;

/**
 * Who may do what on a namespace, as one actor sees it.
 *
 * @param id the namespace's id
 * @param name the namespace's name
 * @param creatorName user name of the creator
 * @param self the asking actor's grant; for a tenant admin without one, {@link Level#MANAGE}
 * @param grants every grant in the order given, the actor's own included
 */
public record NamespaceAccess(
    int id, String name, String creatorName, Grant self, List<Grant> grants) {}
