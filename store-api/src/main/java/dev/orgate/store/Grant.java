package dev.orgate.store;

/**
 * One user's level on one namespace.
 *
 * @param userId whose grant it is; unique within a namespace
 * @param userName the name the grantor gave for that user, shown back as given
 * @param level what the user may do
 */
public record Grant(String userId, String userName, Level level) {}
