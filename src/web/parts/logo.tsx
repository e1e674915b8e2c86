/** The mark: a line that runs through a gap and is whole again. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <g fill="none" stroke="var(--accent-ink)" strokeWidth="3" strokeLinecap="round">
        <path d="M4 16h6M22 16h6" />
        <path d="M10 16a6 6 0 0 1 12 0" />
      </g>
      <circle cx="16" cy="16" r="2.2" fill="var(--accent-ink)" />
    </svg>
  );
}
