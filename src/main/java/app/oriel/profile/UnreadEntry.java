package app.oriel.profile;

import app.oriel.camera.Detail;

/**
 * A camera of the list that makes no sense to this version; it is kept in the file as it is.
 *
 * @param reason what is wrong and where, without the value
 * @param kept the JSON it was read from
 */
public record UnreadEntry(Detail reason, KeptJson kept) {}
