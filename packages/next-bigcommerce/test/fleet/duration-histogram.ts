const bucketsPerDoubling = 16;
const bucketCount = 25 * bucketsPerDoubling;

/** Durations from 1 ms to hours in a fixed number of buckets, so that a long run holds no more than a short one. */
export interface DurationHistogram {
  add(durationMs: number): void;
  /** The duration that this share of them did not exceed, at most a twentieth too long. */
  percentileMs(share: number): number;
}

export function createDurationHistogram(): DurationHistogram {
  const counts = new Uint32Array(bucketCount);
  let total = 0;
  return {
    add(durationMs) {
      const bucket = Math.ceil(Math.log2(Math.max(1, durationMs)) * bucketsPerDoubling);
      const index = Math.min(bucket, bucketCount - 1);
      counts[index] = (counts[index] ?? 0) + 1;
      total += 1;
    },
    percentileMs(share) {
      let left = Math.max(1, Math.ceil(total * share));
      const bucket = counts.findIndex((count) => {
        left -= count;
        return left <= 0;
      });
      return bucket === -1 ? 0 : Math.round(2 ** (bucket / bucketsPerDoubling));
    },
  };
}
