// What an app starts in Node.js only.
export {};
