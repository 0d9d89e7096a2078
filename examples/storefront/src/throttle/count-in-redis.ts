/**
 * Counts in one step, so that no other server comes between: a use beyond the limit is refused and counts nothing, and a
 * key without uses is gone. In place of the library's own script, which counts refused uses too; with its arguments: the
 * change, the window in seconds, the limit.
 */
export const countInRedis = `
local change = tonumber(ARGV[1])
local uses = tonumber(redis.call('get', KEYS[1]) or '0') + change
local leftMs = redis.call('pttl', KEYS[1])
if change > 0 and uses > tonumber(ARGV[3]) then return { uses, leftMs } end
if uses <= 0 then
  redis.call('del', KEYS[1])
  return { 0, 0 }
end
redis.call('incrby', KEYS[1], change)
if leftMs < 0 then
  redis.call('expire', KEYS[1], ARGV[2])
  leftMs = 1000 * tonumber(ARGV[2])
end
return { uses, leftMs }
`;
