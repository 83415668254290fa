/**
 * TL-IPC, VIGI and Tapo cameras made of software, with RTSP on real sockets and the oddities of
 * real firmware as switches. It may use {@code codec} and values of {@code camera}, and shares no
 * protocol code with the families.
 *
 * <p>{@code main.h265} and {@code sub.h265} beside it are ten seconds of the scene {@code yard} at
 * 15 pictures a second with a keyframe every two seconds, 1280x720 and 640x360, because the FFmpeg
 * that is shipped cannot compress H.265. They were made by {@code H265FootageMaker} of the tests,
 * which draws the scene and pipes it into {@code ffmpeg} 5.1 with libx265.
 */
@NullMarked
package app.oriel.simulator.ipc;

import org.jspecify.annotations.NullMarked;
