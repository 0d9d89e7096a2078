/** Characters of a text that a form takes where nothing else is said. */
export const maxTextLength = 255;
export const maxEmailLength = 250;
export const maxPasswordLength = 1000;
