-- Health of an Experiment of Argo Rollouts: docs/argo-cd.md. There is no string, math or os library, and any JSON may
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

local status = map(obj, "status") or {}

-- The answer: one line of ours, then the controller's words, which may hold more lines.

local function templatePart(template)
  local available = count(template, "availableReplicas")
  return "template " .. template.name .. ": " .. (text(template, "status") or "?")
    .. (available and ", " .. available .. " available" or "")
end

-- Words that explain, of whatever did not go well.
local function quotes()
  local said = {}
  for _, list in ipairs({ "templateStatuses", "analysisRuns" }) do
    for _, part in ipairs(maps(status, list)) do
      local phase = text(part, "status") or text(part, "phase")
      if phase ~= "Successful" and phase ~= "Running" and text(part, "message") then
        said[#said + 1] = (text(part, "name") or "?") .. " says: " .. part.message
      end
    end
  end
  return said
end

local function answer(health, what, more)
  local parts = { what }
  for _, template in ipairs(maps(status, "templateStatuses")) do
    add(parts, text(template, "name") and templatePart(template))
  end
  for _, run in ipairs(maps(status, "analysisRuns")) do
    local name = text(run, "analysisRun") or text(run, "name")
    add(parts, name and "analysis " .. name .. ": " .. (text(run, "phase") or "not begun"))
  end
  add(parts, more.policy)
  add(parts, more.next and "next: " .. more.next)
  add(parts, text(status, "message") and "the controller says: " .. status.message)
  for _, quote in ipairs(quotes()) do add(parts, quote) end
  return { status = health, message = table.concat(parts, "; ") }
end

-- Policy: an annotation may say how an inconclusive experiment counts, but not that it is healthy.
local POLICY = "rollouts-portal.io/inconclusive-health"
local POLICIES = { unknown = "Unknown", suspended = "Suspended", degraded = "Degraded" }

local function inconclusive()
  local health = POLICIES[text(obj, "metadata", "annotations", POLICY)]
  return answer(health or "Unknown", "The experiment was inconclusive: neither success nor failure", {
    policy = health and health .. " by the annotation " .. POLICY,
    next = "a person has to decide",
  })
end

local ANSWERS = {
  Pending = function() return answer("Progressing", "The experiment starts its pods", {}) end,
  Running = function()
    local isEnding = at(obj, "spec", "terminate") == true
    return answer("Progressing", isEnding and "The experiment is being terminated" or "The experiment is running", {})
  end,
  Successful = function() return answer("Healthy", "The experiment succeeded", {}) end,
  Failed = function() return answer("Degraded", "The experiment failed", {}) end,
  Error = function() return answer("Degraded", "The experiment could not be carried out", {}) end,
  Inconclusive = inconclusive,
}

local function health()
  local phase = at(status, "phase")
  if obj.status ~= nil and not map(obj, "status") or phase ~= nil and type(phase) ~= "string" then
    return answer("Unknown", "What the cluster reports cannot be read: status is not what it should be", {})
  end
  if not text(status, "phase") then
    return answer("Progressing", "The controller has not taken up the experiment yet",
      { next = "if this lasts, look whether the controller runs" })
  end
  if not ANSWERS[phase] then
    return answer("Unknown", "The controller reports “" .. phase .. "”, a phase that this check does not know", {})
  end
  return ANSWERS[phase]()
end

return health()
