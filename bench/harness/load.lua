-- wrk script: after `--` stand the method, a body of JSON (empty for none) and the paths. It asks for them in turn, and ends with one line of JSON.

local requests = {}
local turn = 0

local function nextRequest()
  turn = turn % #requests + 1
  return requests[turn]
end

function init(args)
  wrk.method = args[1]
  if args[2] ~= "" then
    wrk.body = args[2]
    wrk.headers["Content-Type"] = "application/json"
  end
  for index = 3, #args do
    requests[index - 2] = wrk.format(nil, args[index])
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
