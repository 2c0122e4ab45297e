-- Health of a Canary of Flagger: docs/argo-cd.md. There is no string, math or os library, and any JSON may stand in
-- any field.

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

local spec, status = map(obj, "spec"), map(obj, "status") or {}
-- The name until 1.0 is still accepted.
local analysis = map(spec, "analysis") or map(spec, "canaryAnalysis")
local isSuspended = at(spec, "suspend") == true
local weight = count(status, "canaryWeight") or 0
local iterations = count(status, "iterations") or 0
local failedChecks = count(status, "failedChecks") or 0

-- The run: as Flagger's scheduler decides.

local MOST_STEPS = 1000

local function plannedIterations()
  local written = count(analysis, "iterations") or 0
  if text(spec, "provider") == "kubernetes" then return written > 0 and written or 10 end
  return written > 0 and written or nil
end

local function lowest(a, b)
  return a < b and a or b
end

local function stepsOf(stepWeight, max)
  local steps = {}
  local reached = 0
  while reached < max and #steps < MOST_STEPS do
    reached = lowest(100, reached + stepWeight)
    steps[#steps + 1] = reached
  end
  return steps
end

-- The percentages that a weighted run goes through.
local function weightSteps()
  local listed = {}
  for _, written in ipairs(map(analysis, "stepWeights") or {}) do add(listed, anyNumber(written)) end
  local last, stepWeight = listed[#listed], anyNumber(analysis, "stepWeight") or 0
  local maxWeight = anyNumber(analysis, "maxWeight") or 0
  if stepWeight > 0 then return stepsOf(stepWeight, lowest(last or maxWeight > 0 and maxWeight or 100, 100)) end
  local steps = {}
  for _, written in ipairs(listed) do
    local percent = lowest(100, written)
    if percent > (steps[#steps] or 0) and #steps < MOST_STEPS then steps[#steps + 1] = percent end
    if percent >= lowest(last, 100) then break end
  end
  return steps
end

-- The answer: one line of ours, then the controller's words, which may hold more lines.

local function conditionMessage()
  for _, condition in ipairs(maps(status, "conditions")) do
    if condition.type == "Promoted" then return text(condition, "message") end
  end
end

local function budgetPart()
  local threshold = count(analysis, "threshold") or 1
  return failedChecks > 0 and failedChecks .. " of " .. (threshold > 0 and threshold or 1) .. " checks have failed"
end

local function answer(health, what, more)
  more = more or {}
  local parts = { what }
  add(parts, weight > 0 and "weight " .. weight .. "%")
  add(parts, more.isChecked and budgetPart())
  add(parts, more.fact)
  add(parts, at(spec, "skipAnalysis") == true and "analysis is skipped (spec.skipAnalysis): new versions are promoted unchecked")
  add(parts, more.policy)
  add(parts, more.next and "next: " .. more.next)
  local said = conditionMessage()
  add(parts, said and "the controller says: " .. said)
  return { status = health, message = table.concat(parts, "; ") }
end

-- Policy: an annotation may say how a state counts.
local POLICIES = { suspended = "Suspended", progressing = "Progressing", degraded = "Degraded", healthy = "Healthy" }

local function byPolicy(policy, default, what, more)
  local name = "rollouts-portal.io/" .. policy .. "-health"
  local health = POLICIES[text(obj, "metadata", "annotations", name)]
  more.policy = health and health .. " by the annotation " .. name
  return answer(health or default, what, more)
end

-- With several gates of a type it is one of them; which, Flagger tells in an event only.
local function gateOf(kind)
  for _, webhook in ipairs(maps(analysis, "webhooks")) do
    if webhook.type == kind then return text(webhook, "name") or kind end
  end
  return kind
end

local function atRest()
  return answer("Healthy", "The primary serves all traffic. No new version is on its way")
end

local function runText()
  local planned = plannedIterations()
  if planned then
    if iterations == 0 then return nil end
    local index = lowest(iterations, planned)
    local isMatched = text(spec, "provider") ~= "kubernetes" and #(map(analysis, "match") or {}) > 0
    return "Check " .. index .. " of " .. planned .. " of the new version, "
      .. (isMatched and "which gets the requests that match" or "without traffic of users")
  end
  if weight == 0 then return nil end
  local index, steps = 0, weightSteps()
  for _, percent in ipairs(steps) do
    if percent <= weight then index = index + 1 end
  end
  local sent = weight .. " % go to the new version while it is being checked"
  if #steps == 0 then return sent end
  return "Step " .. (index > 0 and index or 1) .. " of " .. #steps .. ": " .. sent
end

local function progressing()
  return answer("Progressing", runText() or "The new version is starting. Its checks begin when its pods are ready", {
    isChecked = true,
    fact = map(analysis, "sessionAffinity") and "with session affinity"
      or at(analysis, "mirror") == true and "traffic is mirrored before it is moved",
  })
end

local function waiting()
  local gate = gateOf("confirm-rollout")
  return byPolicy("paused", "Suspended", "A new version waits for the approval of “" .. gate .. "” before it starts",
    { next = "open the gate" })
end

local function waitingPromotion()
  local gate = gateOf("confirm-promotion")
  return byPolicy("paused", "Suspended", "All steps are done. The new version waits for the approval of “" .. gate
    .. "” to be promoted; it is still being checked", { isChecked = true, next = "open the gate" })
end

-- The hashes tell that what is wanted is not what serves.
local function notPromoted()
  local applied, promoted = text(status, "lastAppliedSpec"), text(status, "lastPromotedSpec")
  return applied and promoted and applied ~= promoted and "the wanted version was not promoted"
end

local function failed()
  -- Since 1.44: the promotion failed, and the canary keeps all traffic.
  if weight == 100 then
    return answer("Degraded", "The promotion failed: the primary did not become ready. "
      .. "The new version serves all traffic from the canary", { next = "look at the pods of the primary" })
  end
  return byPolicy("aborted", "Degraded", "The new version failed and gets no traffic. The version before serves",
    { isChecked = true, fact = notPromoted(), next = "fix forward or revert in Git" })
end

local function finalising()
  return answer("Progressing",
    "The primary runs the new version and gets all traffic. The canary is about to be scaled down")
end

local function progresses(what)
  return function() return answer("Progressing", what) end
end

local terminating = progresses("The canary was deleted. Flagger gives the workload back as it was")

local ANSWERS = {
  Initializing = progresses("Flagger is setting up the primary"),
  Initialized = atRest,
  Waiting = waiting,
  Progressing = progressing,
  WaitingPromotion = waitingPromotion,
  Promoting = progresses("The checks have passed. The primary takes over the new version"),
  Finalising = finalising,
  Succeeded = atRest,
  Failed = failed,
  Terminating = terminating,
  Terminated = terminating,
}

local function health()
  local phase = at(status, "phase")
  if obj.status ~= nil and not map(obj, "status") or phase ~= nil and type(phase) ~= "string" then
    return answer("Unknown", "What the cluster reports cannot be read: status is not what it should be")
  end
  if not text(status, "phase") then
    return answer("Progressing", "Flagger has not taken up this canary yet",
      { next = "if this lasts, look whether Flagger runs" })
  end
  if not ANSWERS[phase] then
    return answer("Unknown", "The controller reports “" .. phase .. "”, a phase that this check does not know")
  end
  if isSuspended and phase ~= "Failed" then
    return byPolicy("paused", "Suspended", "Suspended by hand: nothing goes on until someone resumes it",
      { fact = "Flagger neither checks nor rolls back meanwhile", next = "resume" })
  end
  return ANSWERS[phase]()
end

return health()
