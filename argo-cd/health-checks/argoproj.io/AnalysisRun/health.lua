-- Health of an AnalysisRun of Argo Rollouts: docs/argo-cd.md. There is no string, math or os library, and any JSON may
-- stand in any field.

-- Reading: of the wrong type is as good as absent.

local function at(value, ...)
  for i = 1, select("#", ...) do
    if type(value) ~= "table" then return nil end
    value = value[select(i, ...)]
  end
  return value
end

local function reader(kind)
  return function(...)
    local value = at(...)
    if type(value) == kind and value ~= "" then return value end
  end
end

local map, text, anyNumber = reader("table"), reader("string"), reader("number")

local function count(...)
  local value = anyNumber(...)
  if value and value >= 0 and value < 2147483648 and value % 1 == 0 then return value end
end

local function maps(...)
  local found = {}
  local list = map(...) or {}
  for i = 1, #list do
    if type(list[i]) == "table" then found[#found + 1] = list[i] end
  end
  return found
end

local function add(parts, part)
  if part then parts[#parts + 1] = part end
end

local function limit(...)
  return tonumber(text(...) or anyNumber(...) or "")
end

local function findNamed(list, name)
  for _, found in ipairs(list) do
    if found.name == name then return found end
  end
end

local status = map(obj, "status") or {}
local specified = maps(obj, "spec", "metrics")

-- The answer: one line of ours, then the controller's words, which may hold more lines.

-- Counters of a metric, and the limit in its spec that ends it.
local COUNTERS = {
  { "failed", "failed ", "failureLimit" },
  { "inconclusive", "inconclusive ", "inconclusiveLimit" },
  { "consecutiveError", "errors in a row ", "consecutiveErrorLimit" },
}

local function countersOf(result, metric)
  local parts = {}
  local taken, planned = count(result, "count"), limit(metric, "count")
  if taken then parts[1] = taken .. (planned and " of " .. planned or "") .. " measured" end
  for _, counter in ipairs(COUNTERS) do
    local counted, allowed = count(result, counter[1]) or 0, limit(metric, counter[3])
    if counted > 0 then parts[#parts + 1] = counter[2] .. counted .. (allowed and " (limit " .. allowed .. ")" or "") end
  end
  return table.concat(parts, ", ")
end

local function metricPart(result)
  local counters = countersOf(result, findNamed(specified, result.name))
  local dryRun = result.dryRun == true and " (dry run)" or ""
  return "metric " .. result.name .. dryRun .. ": " .. (text(result, "phase") or "?")
    .. (counters ~= "" and ", " .. counters or "")
end

local function answer(health, what, more)
  local parts = { what }
  for _, result in ipairs(maps(status, "metricResults")) do
    add(parts, text(result, "name") and metricPart(result))
  end
  add(parts, more.policy)
  add(parts, more.next and "next: " .. more.next)
  add(parts, text(status, "message") and "the controller says: " .. status.message)
  return { status = health, message = table.concat(parts, "; ") }
end

-- Policy: an annotation may say how an inconclusive run counts, but not that it is healthy.
local POLICY = "rollouts-portal.io/inconclusive-health"
local POLICIES = { unknown = "Unknown", suspended = "Suspended", degraded = "Degraded" }

local function inconclusive()
  local health = POLICIES[text(obj, "metadata", "annotations", POLICY)]
  return answer(health or "Unknown", "The analysis was inconclusive: neither success nor failure", {
    policy = health and health .. " by the annotation " .. POLICY,
    next = "a person has to decide",
  })
end

local ANSWERS = {
  Pending = function() return answer("Progressing", "The analysis has not begun", {}) end,
  Running = function()
    local isEnding = at(obj, "spec", "terminate") == true
    return answer("Progressing", isEnding and "The analysis is being terminated" or "The analysis is running", {})
  end,
  Successful = function() return answer("Healthy", "The analysis succeeded", {}) end,
  Failed = function() return answer("Degraded", "The analysis failed", {}) end,
  Error = function()
    return answer("Degraded", "The analysis could not measure", { next = "look at the provider of the metric" })
  end,
  Inconclusive = inconclusive,
}

local function health()
  local phase = at(status, "phase")
  if obj.status ~= nil and not map(obj, "status") or phase ~= nil and type(phase) ~= "string" then
    return answer("Unknown", "What the cluster reports cannot be read: status is not what it should be", {})
  end
  if not text(status, "phase") then
    return answer("Progressing", "The controller has not taken up the analysis yet",
      { next = "if this lasts, look whether the controller runs" })
  end
  if not ANSWERS[phase] then
    return answer("Unknown", "The controller reports “" .. phase .. "”, a phase that this check does not know", {})
  end
  return ANSWERS[phase]()
end

return health()
