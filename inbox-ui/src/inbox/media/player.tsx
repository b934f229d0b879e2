import { createSignal, Show } from "solid-js";
import type { MediaPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { duration } from "../../words/time.ts";
import { Icon } from "../../parts/icon.tsx";

const SPEEDS = [1, 1.5, 2];

/** Plays a voice message or audio file, with position and speed. */
export function Player(props: { readonly part: MediaPart }) {
  const [playing, setPlaying] = createSignal(false);
  const [at, setAt] = createSignal(0);
  const [length, setLength] = createSignal((props.part.attachment.durationMs ?? 0) / 1000);
  const [speed, setSpeed] = createSignal(1);
  let audio: HTMLAudioElement | undefined;
  const toggle = () => void (audio?.paused ? audio.play() : audio?.pause());
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed()) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio) audio.playbackRate = next;
  };
  const seek = (to: number) => {
    if (audio) audio.currentTime = to;
    setAt(to);
  };
  return (
    <div
      class="player"
      role="group"
      aria-label={`${inboxWords().media[props.part.kind]}${props.part.kind === "audio" ? `: ${props.part.attachment.fileName}` : ""}`}
    >
      <audio
        ref={audio}
        src={props.part.attachment.url}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) =>
          Number.isFinite(event.currentTarget.duration) && setLength(event.currentTarget.duration)
        }
        onEnded={() => seek(0)}
      />
      <button
        type="button"
        class="player-button"
        aria-label={playing() ? inboxWords().media.pause : inboxWords().media.play}
        onClick={toggle}
      >
        <Icon name={playing() ? "pause" : "play"} />
      </button>
      <div class="player-track">
        <Show when={props.part.kind === "audio"}>
          <span class="player-name">{props.part.attachment.fileName}</span>
        </Show>
        <input
          type="range"
          aria-label={inboxWords().media.seek}
          min="0"
          max={length() || 1}
          step="0.1"
          value={at()}
          onInput={(event) => seek(event.currentTarget.valueAsNumber)}
        />
      </div>
      <span class="player-time">{duration((at() || length()) * 1000)}</span>
      <button
        type="button"
        class="player-speed"
        aria-label={`${inboxWords().media.speed}: ${speed()}×`}
        onClick={faster}
      >
        {speed()}×
      </button>
    </div>
  );
}
