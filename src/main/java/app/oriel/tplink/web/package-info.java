/**
 * The web pages' own way into TL-IPC and VIGI cameras, and VIGI's OpenAPI: where the model and what
 * the loudspeaker takes are told. It uses {@code camera} and {@code http}.
 */
@NullMarked
package app.oriel.tplink.web;

import org.jspecify.annotations.NullMarked;
