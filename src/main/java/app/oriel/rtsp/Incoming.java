package app.oriel.rtsp;

/** What a camera sends on an RTSP connection. */
sealed interface Incoming permits RtspFrame, RtspMessage {}
