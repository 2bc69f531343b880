-- Sends the calls of a file in turn and then again: a line is method, target, names and values of
-- headers and, under an empty name, the body, all separated by tabs.
local calls, at = {}, 0

local function split(line)
  local parts = {}
  for part in (line .. "\t"):gmatch("([^\t]*)\t") do
    parts[#parts + 1] = part
  end
  return parts
end

function init(args)
  for line in io.lines(args[1]) do
    local parts, headers, body = split(line), {}, nil
    for i = 3, #parts, 2 do
      if parts[i] == "" then
        body = parts[i + 1]
      else
        headers[parts[i]] = parts[i + 1]
      end
    end
    calls[#calls + 1] = wrk.format(parts[1], parts[2], headers, body)
  end
end

function request()
  at = at % #calls + 1
  return calls[at]
end

function done(summary)
  local errors = summary.errors
  print(("measured requests=%d micros=%d others=%d"):format(
    summary.requests, summary.duration,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
