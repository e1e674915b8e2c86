/** Two soft notes, made by the browser: for an overdue that somebody in the room should hear. */

/** E5 and A5, in hertz; each 0.35 s, well below the loudness of speech. */
const notes = [659.25, 880];
const [lengthS, loudness] = [0.35, 0.12];

/** Must be made in answer to a click: browsers let no page sound by itself. */
export function makeChime(): { sound: () => void; close: () => Promise<void> } {
  const audio = new AudioContext();
  return {
    sound: () => {
      for (const [at, hertz] of notes.entries()) {
        const begin = audio.currentTime + at * lengthS * 0.6;
        const [tone, volume] = [audio.createOscillator(), audio.createGain()];
        tone.frequency.value = hertz;
        volume.gain.setValueAtTime(0, begin);
        volume.gain.linearRampToValueAtTime(loudness, begin + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.001, begin + lengthS);
        tone.connect(volume).connect(audio.destination);
        tone.start(begin);
        tone.stop(begin + lengthS);
      }
    },
    close: () => audio.close(),
  };
}
