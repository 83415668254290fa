/**
 * Every TCP connection to a camera, TLS as old cameras speak it and certificates pinned on first
 * use; every HTTP conversation: HttpClient 5, answers taken apart within limits. It uses only
 * {@code camera}, and nothing else in the house touches HttpClient or Bouncy Castle (but for the
 * software cameras' own TLS).
 */
@NullMarked
package app.oriel.http;

import org.jspecify.annotations.NullMarked;
