package app.oriel.http;

/**
 * One part of a multipart body.
 *
 * @param body exactly as long as the part; belongs to whoever took the part
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the array is the point
public record Part(Headers headers, byte[] body) {}
