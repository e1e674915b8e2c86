/** What the desk takes; a phone offers its camera for it. */
export const acceptedFiles = 'image/jpeg,image/png,image/webp,application/pdf,text/plain,.log';
