-- What wrk sends: reads of a seeded namespace, lists and creates, in a mix, each by a tenant's
-- administrator. Arguments: the file of tokens, what new names begin with, how many of 100 requests
-- are reads, how many are lists (the rest creates), and "statuses" to count answers by status.

local PATH = "/v2/manage/namespaces"
local threads = {}
local tokens, reads, lists = {}, {}, {}
local created = 0
local prefix, upToReads, upToLists

-- Numbers the threads, so that no two of them create the same name.
function setup(thread)
  threads[#threads + 1] = thread
  thread:set("id", #threads)
end

local function head(method, path, token)
  return method .. " " .. path .. " HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " .. token .. "\r\n"
end

-- Global, and as text, because that is what wrk lets the end of the run look at.
statuses = ""
local counts = {}

local function count(status)
  counts[status] = (counts[status] or 0) + 1
  local text = {}
  for number, answers in pairs(counts) do
    text[#text + 1] = number .. "=" .. answers
  end
  statuses = table.concat(text, " ")
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    local token, namespace = line:match("^([^,]*),[^,]*,[^,]*-admin,([^,]+)$")
    if token then
      tokens[#tokens + 1] = token
      reads[#reads + 1] = head("GET", PATH .. "/" .. namespace, token) .. "\r\n"
      lists[#lists + 1] = head("GET", PATH .. "?limit=10", token) .. "\r\n"
    end
  end
  prefix = arguments[2] .. id .. "-"
  upToReads = tonumber(arguments[3])
  upToLists = upToReads + tonumber(arguments[4])
  if arguments[5] == "statuses" then
    -- Only then: it costs wrk more than a request costs the gateway.
    response = count
  end
  math.randomseed(id)
end

local function create()
  created = created + 1
  local body = '{"namespace":"' .. prefix .. created .. '"}'
  return head("POST", PATH, tokens[math.random(#tokens)])
    .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

function request()
  local part = math.random(100)
  if part <= upToReads then
    return reads[math.random(#reads)]
  end
  return part <= upToLists and lists[math.random(#lists)] or create()
end

function done(summary, latency)
  local errors = summary.errors
  print(("answers %d   a second %.0f   p50 %.2f ms   p99 %.2f ms   p99.9 %.2f ms"):format(
    summary.requests, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency:percentile(99.9) / 1000))
  print(("of them 400 and above %d   unanswered: broken %d, late %d"):format(
    errors.status, errors.connect + errors.read + errors.write, errors.timeout))
  for number, thread in ipairs(threads) do
    if thread:get("statuses") ~= "" then
      print("statuses of thread " .. number .. ": " .. thread:get("statuses"))
    end
  end
end
