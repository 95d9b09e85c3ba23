-- wrk script: asks for the paths given after `--` in turn, and ends with one line of JSON.

local requests = {}
local turn = 0

local function nextRequest()
  turn = turn % #requests + 1
  return requests[turn]
end

function init(paths)
  for index, path in ipairs(paths) do
    requests[index] = wrk.format("GET", path)
  end
  -- With one path wrk repeats its own request, which is cheaper than calling Lua for each.
  if #requests > 1 then
    request = nextRequest
  end
end

function done(summary)
  local errors = summary.errors
  io.write(string.format(
    '\n{"completed":%d,"failures":{"status":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d}}\n',
    summary.requests, errors.status, errors.connect, errors.read, errors.write, errors.timeout
  ))
end
