/**
 * Every HTTP conversation with a camera: HttpClient 5 over TLS as old cameras speak it,
 * certificates pinned on first use, answers taken apart within limits. It uses only {@code camera},
 * and nothing else in the house touches HttpClient or Bouncy Castle (but for the software cameras'
 * own TLS).
 */
@NullMarked
package app.oriel.http;

import org.jspecify.annotations.NullMarked;
