import { createSignal, Show } from "solid-js";
import type { MediaPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { duration } from "../../words/time.ts";
import { Icon } from "../../parts/icon.tsx";

const SPEEDS = [1, 1.5, 2];

type Props = { readonly part: MediaPart };

/** Plays a voice message or audio file, with position and speed. */
export function Player(props: Props) {
  const sound = useSound(() => (props.part.attachment.durationMs ?? 0) / 1000);
  const name = () => (props.part.kind === "audio" ? `: ${props.part.attachment.fileName}` : "");
  return (
    <div class="player" role="group" aria-label={`${inboxWords().media[props.part.kind]}${name()}`}>
      <audio ref={sound.listen} src={props.part.attachment.url} preload="none" />
      <PlayButton sound={sound} />
      <Track part={props.part} sound={sound} />
      <span class="player-time">{duration((sound.at() || sound.length()) * 1000)}</span>
      <SpeedButton sound={sound} />
    </div>
  );
}

type Sound = { readonly sound: ReturnType<typeof useSound> };

function PlayButton(props: Sound) {
  return (
    <button
      type="button"
      class="player-button"
      aria-label={props.sound.playing() ? inboxWords().media.pause : inboxWords().media.play}
      onClick={() => props.sound.toggle()}
    >
      <Icon name={props.sound.playing() ? "pause" : "play"} />
    </button>
  );
}

function SpeedButton(props: Sound) {
  return (
    <button
      type="button"
      class="player-speed"
      aria-label={`${inboxWords().media.speed}: ${props.sound.speed()}×`}
      onClick={() => props.sound.faster()}
    >
      {props.sound.speed()}×
    </button>
  );
}

function Track(props: Props & Sound) {
  return (
    <div class="player-track">
      <Show when={props.part.kind === "audio"}>
        <span class="player-name">{props.part.attachment.fileName}</span>
      </Show>
      <input
        type="range"
        aria-label={inboxWords().media.seek}
        min="0"
        max={props.sound.length() || 1}
        step="0.1"
        value={props.sound.at()}
        onInput={(event) => props.sound.seek(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function useSound(known: () => number) {
  const [playing, setPlaying] = createSignal(false);
  const [at, setAt] = createSignal(0);
  const [length, setLength] = createSignal(known());
  const [speed, setSpeed] = createSignal(1);
  let audio: HTMLAudioElement | undefined;
  const seek = (to: number) => {
    if (audio) audio.currentTime = to;
    setAt(to);
  };
  const listen = (element: HTMLAudioElement) => {
    audio = element;
    element.addEventListener("play", () => setPlaying(true));
    element.addEventListener("pause", () => setPlaying(false));
    element.addEventListener("timeupdate", () => setAt(element.currentTime));
    element.addEventListener(
      "loadedmetadata",
      () => Number.isFinite(element.duration) && setLength(element.duration),
    );
    element.addEventListener("ended", () => seek(0));
  };
  const toggle = () => void (audio?.paused ? audio.play() : audio?.pause());
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed()) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio) audio.playbackRate = next;
  };
  return { playing, at, length, speed, seek, listen, toggle, faster };
}
