-- What wrk sends, and how it ends. Exactly: when the time is up nothing leaves any more, and wrk goes
-- on until each request is answered, so that the answers below 400 are all that went well. Or
-- openly: wrk ends when its time is up and counts no request that is under way.
--
-- Arguments: the work, seconds (0: openly), connections, a file with a token per line, what fresh
-- names begin with, and how many grants a request gives.

local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } time;
  int clock_gettime(int clock, time *now);
  int getpid();
  int kill(int process, int signal);
]]
local MONOTONIC = 1
local INTERRUPT = 2
local FOREVER_MILLIS = 600000
local NAMESPACES = 10000
local clock = ffi.new("time")

local function now()
  ffi.C.clock_gettime(MONOTONIC, clock)
  return tonumber(clock.seconds) + tonumber(clock.nanoseconds) / 1e9
end

local function head(method, path, token, length)
  return method .. " " .. path .. " HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " .. token
    .. "\r\n" .. (length and "Content-Type: application/json\r\nContent-Length: " .. length
    .. "\r\n\r\n" or "\r\n")
end

local PATH = "/v2/manage/namespaces"
-- Numbers have as many digits from the first on, so that lengths are known beforehand.
local number = 10000000
local DIGITS = 8

local works = {}

-- Creates, each by one of the tenants whose tokens these are.
function works.create(tokens, fresh)
  local rest = '"}'
  local heads = {}
  for i, token in ipairs(tokens) do
    heads[i] = head("POST", PATH, token, #'{"namespace":"' + #fresh + DIGITS + #rest)
      .. '{"namespace":"' .. fresh
  end
  return function()
    number = number + 1
    return heads[math.random(#heads)] .. number .. rest
  end
end

function works.get(tokens)
  local requests = {}
  for i = 1, NAMESPACES do
    requests[i] = head("GET", PATH .. "/read-" .. i, tokens[1])
  end
  return function() return requests[math.random(NAMESPACES)] end
end

function works.grant(tokens, fresh, many)
  local first, rest = '{"user_id":"' .. fresh, '","user_name":"user","auth":3}'
  local length = many * (#first + DIGITS + #rest + 1) + 1
  local heads = {}
  for i = 1, NAMESPACES do
    heads[i] = head("POST", PATH .. "/grant-" .. i .. "/access", tokens[1], length) .. "["
  end
  local parts = {}
  return function()
    for i = 1, many do
      number = number + 1
      parts[i] = first .. number .. rest
    end
    return heads[math.random(NAMESPACES)] .. table.concat(parts, ",", 1, many) .. "]"
  end
end

-- Has tokens verified; no namespace has such a name.
function works.token(tokens)
  local requests = {}
  for i, token in ipairs(tokens) do
    requests[i] = head("GET", PATH .. "/NONE", token)
  end
  return function() return requests[math.random(#requests)] end
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

sent, elapsed = 0, 0
local started, last, connections, produce
local tried = false
local ended = 0
local nothing = head("GET", "/nothing", "")

-- wrk asks before each request of a connection, and so after each answer.
local function pause()
  local time = now()
  started = started or time
  if ended == 0 and time - started < last then
    return 0
  end
  ended = ended + 1
  if ended == 1 then
    elapsed = time - started
  end
  if ended == connections then
    wrk.thread:stop()
    -- Or wrk sleeps on.
    ffi.C.kill(ffi.C.getpid(), INTERRUPT)
  end
  return FOREVER_MILLIS
end

function init(arguments)
  last = tonumber(arguments[2])
  connections = tonumber(arguments[3])
  local tokens = {}
  for token in io.lines(arguments[4]) do
    tokens[#tokens + 1] = token
  end
  produce = works[arguments[1]](tokens, arguments[5], tonumber(arguments[6]))
  if last > 0 then
    delay = pause
  end
end

function request()
  if not tried then
    -- The first request is only looked at by wrk, and never sent.
    tried = true
    return nothing
  end
  sent = sent + 1
  return produce()
end

function done(summary, latency)
  local errors = summary.errors
  local exactly = threads[1]:get("elapsed") > 0
  io.write(string.format("measured sent=%d acknowledged=%d seconds=%.6f broken=%d p99=%.1f\n",
    exactly and threads[1]:get("sent") or summary.requests,
    summary.requests - errors.status,
    exactly and threads[1]:get("elapsed") or summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99) / 1000))
end
