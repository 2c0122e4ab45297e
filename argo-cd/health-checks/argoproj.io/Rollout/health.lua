-- Health of a Rollout: docs/argo-cd.md. There is no string, math or os library, and any JSON may
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

local function number(...)
  return tonumber(text(...) or anyNumber(...) or "")
end

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

-- Strings compare byte by byte.
local function begins(whole, beginning)
  return whole >= beginning and whole < beginning .. "\255"
end

local function annotation(name)
  return text(obj, "metadata", "annotations", name)
end

local spec, status = map(obj, "spec"), map(obj, "status") or {}
local canary = map(spec, "strategy", "canary")
local blueGreen = not canary and map(spec, "strategy", "blueGreen")
local routing = map(canary, "trafficRouting")
local maxWeight = count(routing, "maxTrafficWeight")
local routerWeight = count(status, "canary", "weights", "canary", "weight")
local unverified = at(status, "canary", "weights", "verified") == false
local desired = count(spec, "replicas") or 1
local updated = count(status, "updatedReplicas") or 0
local available = count(status, "availableReplicas") or 0
local hasOldPods = (count(status, "replicas") or 0) > updated
local current = text(status, "currentPodHash")
-- Before 0.8 it stood below `canary`.
local stable = text(status, "stableRS") or text(status, "canary", "stableRS")
local active = text(status, "blueGreen", "activeSelector")
local promoted = stable and stable == current
local paused, aborted, isFull = at(spec, "paused") == true, status.abort == true, status.promoteFull == true
local pauses = maps(status, "pauseConditions")
local revision = annotation("rollout.argoproj.io/revision") or ""

local function findIn(list, field, value)
  for _, found in ipairs(list) do
    if found[field] == value then return found end
  end
end

-- An inconclusive analysis outlasts a pause that ends by itself.
local pause = findIn(pauses, "reason", "InconclusiveAnalysisRun")
  or findIn(pauses, "reason", "InconclusiveExperiment") or pauses[1]
local since = not paused and text(pause, "startTime")
local conditions = maps(status, "conditions")
local abortCondition = findIn(conditions, "reason", "RolloutAborted")

local function truth(kind)
  local condition = findIn(conditions, "type", kind)
  return at(condition, "status") == "True" and condition
end

local invalidSpec, replicaFailure = truth("InvalidSpec"), truth("ReplicaFailure")

local SOON = ". The controller is about to "

-- Of seconds; a text such as 1h30m cannot be read here and stays as written.
local function durationText(written)
  local rest = number(written)
  if not rest or rest < 0 then return text(written) or "0 s" end
  local parts = {}
  for _, unit in ipairs({ { " d", 86400 }, { " h", 3600 }, { " min", 60 }, { " s", 1 } }) do
    local whole = (rest - rest % unit[2]) / unit[2]
    if whole > 0 then parts[#parts + 1] = whole .. unit[1] end
    rest = rest % unit[2]
  end
  return #parts > 0 and table.concat(parts, " ") or "0 s"
end

local function percentOf(weight)
  local hundredths = weight / (maxWeight and maxWeight > 0 and maxWeight or 100) * 10000 + 0.5
  return (hundredths - hundredths % 1) / 100
end

local function ofPods(pods)
  return pods .. " of " .. desired .. " pods"
end

local podsAvailable = ofPods(available < desired and available or desired) .. " are available"

-- A step is what its first key says, in upstream's order.
local STEP_KINDS =
  { "setWeight", "pause", "experiment", "analysis", "setCanaryScale", "plugin", "setHeaderRoute", "setMirrorRoute" }
local steps = map(canary, "steps") or {}
local stepIndex = count(status, "currentStepIndex") or 0

local function stepAt(index)
  if index >= #steps then return nil end
  for _, kind in ipairs(STEP_KINDS) do
    local read = kind == "setWeight" and count or map
    local value = read(steps[index + 1], kind)
    if value then return { kind = kind, value = value } end
  end
  return { kind = "invalid" }
end

local step = stepAt(stepIndex)
local place = stepIndex + 1 .. " of " .. #steps

local function setWeight()
  for i = stepIndex + 1, 1, -1 do
    local weight = count(steps[i], "setWeight")
    if weight then return weight end
  end
  return 0
end

local function weightPart()
  if not canary or not stable or promoted then return nil end
  if routing then return routerWeight and "weight " .. percentOf(routerWeight) .. "%" end
  return step and not aborted and "set weight " .. percentOf(setWeight()) .. "%"
end

local UNDER_WAY = { Pending = true, Running = true }
local BAD = { Failed = true, Error = true, Inconclusive = true }

local function analyses()
  local runs = {}
  for _, kind in ipairs({ "currentStep", "currentBackground", "prePromotion", "postPromotion" }) do
    local run = map(status, "canary", kind .. "AnalysisRunStatus") or map(status, "blueGreen", kind .. "AnalysisRunStatus")
    if run and text(run, "name") and (UNDER_WAY[run.status] or BAD[run.status]) then runs[#runs + 1] = run end
  end
  return runs
end

-- The words of the first bad verdict name the metric.
local function analysisSays()
  for _, run in ipairs(analyses()) do
    if BAD[run.status] and text(run, "message") then return "the analysis says: " .. run.message end
  end
end

-- The answer: one line of ours, then the controllers' words.

local function add(parts, part)
  if part then parts[#parts + 1] = part end
end

local function answer(health, what, more)
  more = more or {}
  local parts = { what }
  add(parts, weightPart())
  for _, run in ipairs(health == "Healthy" and {} or analyses()) do
    parts[#parts + 1] = "analysis " .. run.name .. ": " .. run.status
  end
  add(parts, more.fact)
  add(parts, since and "since " .. since)
  add(parts, more.policy)
  add(parts, more.next and "next: " .. more.next)
  add(parts, replicaFailure and "Pods cannot be created: " .. (text(replicaFailure, "message") or "?"))
  add(parts, more.controller and "the controller says: " .. more.controller)
  add(parts, more.quote)
  return { status = health, message = table.concat(parts, "; ") }
end

local function progresses(what, more)
  return answer("Progressing", what, more)
end

-- An annotation may say how a state counts; it never makes healthy what lacks pods or is inconclusive.
local POLICIES = { suspended = "Suspended", progressing = "Progressing", degraded = "Degraded", healthy = "Healthy" }

local function byPolicy(policy, what, more)
  local name = "rollouts-portal.io/" .. policy .. "-health"
  local health = POLICIES[annotation(name)]
  if health == "Healthy" and (policy == "inconclusive" or available < desired or replicaFailure) then health = nil end
  more.next = more.next or "promote or abort"
  more.policy = health and health .. " by the annotation " .. name
  return answer(health or policy == "aborted" and "Degraded" or "Suspended", what, more)
end

-- Between request and answer the status speaks of before.

local function isObserved()
  local wanted = number(annotation("rollout.argoproj.io/workload-generation"))
  local seen = number(status, "workloadObservedGeneration")
  if wanted and seen and seen ~= wanted then return false end
  wanted, seen = number(obj, "metadata", "generation"), number(status, "observedGeneration")
  if not wanted or not seen or seen == wanted then return true end
  -- Rollouts 0.9 wrote a hash, larger than any generation; else the object was restored.
  return seen > wanted and (seen >= 1000000 or not text(status, "phase"))
end

local function unsettled()
  if not isObserved() then return "The controller has not taken up the latest change yet" end
  if invalidSpec then return nil end
  if isFull and (step or #pauses > 0) then
    return "Full promotion was asked for" .. SOON .. "act on it"
  end
  if aborted and not abortCondition then
    if text(status, "abortedAt") then return "The controller is taking up a new version" end
    return "Abort was asked for" .. SOON .. "act on it"
  end
  if aborted then return nil end
  if abortCondition then return "Retry was asked for" .. SOON .. "begin again" end
  local wasPaused = status.controllerPause == true or status.phase == "Paused" and not paused
  return wasPaused and #pauses == 0 and "The pause was ended" .. SOON .. "go on"
end

-- Degraded

-- What the controller appends to its message about an abort; nothing to a person's.
local CAUSES = {
  { "Step-based analysis phase", "The analysis of a step failed" },
  { "Background analysis phase", "The background analysis failed" },
  { "Blue/green pre-promotion", "The analysis before promotion failed", "The stable version stayed active" },
  { "Blue/green post-promotion", "The analysis after promotion failed", "The stable version is active again" },
  { "Experiment analysis phase", "The experiment failed" },
  { "Step Plugin", "A step plugin failed" },
  { "ReplicaSet", "The new version made no progress in time" },
}

local function abortCause(message)
  local beginning = "Rollout aborted update to revision " .. revision .. ": "
  for _, cause in ipairs(CAUSES) do
    if begins(message, beginning .. cause[1]) then return cause[2] .. ", so the update was aborted", cause[3] end
  end
  return begins(message, beginning) and "The controller aborted the update" or "The update was aborted by hand"
end

local function isBackOnStable()
  if not stable then return false end
  if blueGreen then return active == stable end
  if routing then return routerWeight == 0 end
  return canary and updated == 0
end

local function afterAbort()
  local message = text(abortCondition, "message")
  local cause, whenBack = abortCause(message or "")
  local isBack = isBackOnStable()
  local fact = isBack and podsAvailable or "it is still going back to the stable version"
  if not stable then fact = "no version has become stable yet" end
  if promoted then fact = "the aborted version is the stable one: the abort is left over" end
  local more =
    { fact = fact, next = "fix forward or revert in Git, or retry", controller = message, quote = analysisSays() }
  if not isBack then return answer("Degraded", cause, more) end
  return byPolicy("aborted", cause .. ". " .. (whenBack or "Everything is back on the stable version"), more)
end

local function degraded(message)
  if invalidSpec then
    return answer("Degraded", "The controller does not accept the spec and does nothing",
      { next = "correct the spec", controller = text(invalidSpec, "message") })
  end
  if aborted and abortCondition then return afterAbort() end
  if at(findIn(conditions, "type", "Progressing"), "reason") == "ProgressDeadlineExceeded" then
    local waited = durationText(count(spec, "progressDeadlineSeconds") or 600)
    return answer("Degraded", "The new version made no progress for " .. waited .. ": its pods do not become available", {
      fact = podsAvailable .. (promoted and " of the version that serves" or "; the update is in flight"),
      next = promoted and "look at its pods" or "look at its pods, or abort", controller = message,
    })
  end
  return answer("Degraded", "The controller reports a problem" .. (message and "" or " without saying which"),
    { controller = message })
end

-- Progressing

local RUNNING = {
  setCanaryScale = " changes how many pods the new version has",
  analysis = " is an analysis, and it is running",
  experiment = " is an experiment, and it is running",
  plugin = " runs the plugin ",
  setHeaderRoute = " sets the route ",
  setMirrorRoute = " sets the route ",
  pause = " is a pause" .. SOON .. "begin or end it",
  invalid = " is of a kind that this check does not know",
}

local awaitsRouter = unverified and routerWeight and routerWeight == at(step, "value")

local function stepText()
  if step.kind == "setWeight" then
    local percent = percentOf(step.value) .. " % "
    if awaitsRouter then
      return " waits until the router confirms " .. percent .. "for the new version"
    end
    return " sends " .. percent .. "to the new version. Its pods are starting"
  end
  local names = {}
  for _, template in ipairs(step.kind == "analysis" and maps(step.value, "templates") or {}) do
    add(names, text(template, "templateName"))
  end
  return RUNNING[step.kind] .. (#names > 0 and ": " .. table.concat(names, ", ") or text(step.value, "name") or "")
end

local function pluginSays()
  local plugin = findIn(maps(status, "canary", "stepPluginStatuses"), "index", stepIndex)
  local message = at(plugin, "phase") == "Running" and text(plugin, "message")
  return message and "the plugin says: " .. message
end

local function atStep()
  if not step then
    local running = updated .. " of " .. desired
    return progresses("All steps are done. The last pods are being replaced: " .. running .. " run the new version")
  end
  local experiment = text(status, "canary", "currentExperiment")
  return progresses("Step " .. place .. stepText(), {
    fact = experiment and "experiment " .. experiment
      or unverified and not awaitsRouter and "the router has not confirmed the weights yet",
    quote = pluginSays(),
  })
end

local function beforeOrAfterSwitch()
  if active == current then
    return map(blueGreen, "postPromotionAnalysis") and "The new version is active. An analysis decides whether it stays"
      or "The new version is active" .. SOON .. "complete the update"
  end
  local isScaledUp = at(status, "blueGreen", "scaleUpPreviewCheckPoint") == true
  local wanted = not isScaledUp and count(blueGreen, "previewReplicaCount") or desired
  if updated < wanted then
    return "The new version is starting beside the active one: " .. updated .. " of " .. wanted .. " pods"
  end
  local verdict = text(status, "blueGreen", "prePromotionAnalysisRunStatus", "status")
  return UNDER_WAY[verdict] and "The new version is ready. An analysis decides whether it becomes active"
    or "The new version has pods" .. SOON .. "pause or to make it active"
end

local IF_LASTING = "if this lasts, look whether the controller runs"

local function progressing(message)
  if message == "rollout is restarting" then
    return progresses("The pods are being restarted, a few at a time", { fact = podsAvailable })
  end
  if not stable or promoted and revision == "1" then
    return progresses("The first version is starting: " .. podsAvailable, { next = not current and IF_LASTING })
  end
  if promoted then
    return progresses(hasOldPods and "The new version is fully rolled out. The last pods of the old one are ending"
      or "The wanted version is fully rolled out, and " .. podsAvailable)
  end
  if isFull then return progresses("Promoting fully: " .. ofPods(updated) .. " run the new version") end
  if blueGreen then return progresses(beforeOrAfterSwitch()) end
  if #steps > 0 then return atStep() end
  if canary then return progresses("The new version replaces the old one: " .. ofPods(updated) .. " run it") end
  return progresses("In progress", { controller = message })
end

local function afterPause()
  local following = stepAt(stepIndex + 1)
  local kind = following and following.kind
  if not kind then return "complete the update" end
  if kind == "setWeight" then return "send " .. percentOf(following.value) .. " % to the new version" end
  if kind == "analysis" or kind == "experiment" then return "begin the " .. kind end
  return "go on to step " .. stepIndex + 2
end

local function inconclusive(what, next)
  return byPolicy("inconclusive", what, { next = next, quote = analysisSays() })
end

local PAUSED_BY = {
  CanaryPauseStep = function()
    if not step then return progresses("All steps are done" .. SOON .. "complete the update") end
    -- A pause that was left behind by skipping it: what runs is the step.
    if step.kind ~= "pause" then return atStep() end
    local duration = step.value.duration
    if duration == nil then
      return byPolicy("paused", "Step " .. place .. " is a pause without end. Promote to " .. afterPause(), {})
    end
    return progresses("Step " .. place .. " is a pause of " .. durationText(duration) .. "; then it goes on by itself",
      { next = "wait, or promote to end the pause" })
  end,

  BlueGreenPause = function()
    local seconds = count(blueGreen, "autoPromotionSeconds") or 0
    local more = { fact = "preview " .. (text(status, "blueGreen", "previewSelector") or current or "?") }
    if seconds == 0 or at(blueGreen, "autoPromotionEnabled") == false then
      return byPolicy("paused", "The new version is ready. Promote to make it active", more)
    end
    more.next = "wait, or promote fully to switch at once"
    return progresses("The new version is ready and becomes active by itself, " .. durationText(seconds)
      .. " after it was ready", more)
  end,

  InconclusiveAnalysisRun = function()
    local whose = step and step.kind == "analysis" and "The analysis of step " .. place or "An analysis"
    return inconclusive(whose .. " was inconclusive. A person has to decide: promote or abort",
      "promote to accept it, or abort")
  end,

  InconclusiveExperiment = function()
    return inconclusive(
      "The experiment of step " .. place .. " is inconclusive, again and again. A person has to abort it", "abort")
  end,
}

local function pausedPhase()
  if paused then
    local fact = promoted and "no update is under way" or step and "step " .. place
    return byPolicy("paused", "Paused by hand: nothing moves until someone resumes it",
      { fact = fact, next = "resume" })
  end
  local reason = text(pause, "reason")
  if PAUSED_BY[reason] then return PAUSED_BY[reason]() end
  return byPolicy("paused", "Paused", { controller = reason })
end

-- The phase, as controllers since 1.0 write it, or as they would.

local function calculatedPhase()
  if invalidSpec or abortCondition or findIn(conditions, "reason", "ProgressDeadlineExceeded") then return "Degraded" end
  if paused or #pauses > 0 then return "Paused" end
  if not current or updated < desired or available < updated then return "Progressing" end
  if canary then return (not promoted or not routing and hasOldPods) and "Progressing" or "Healthy" end
  -- Blue-green knew no stable version before 0.8.
  return blueGreen and (active ~= current or stable and not promoted) and "Progressing" or "Healthy"
end

local function healthy()
  return answer("Healthy", "Fully rolled out" .. (desired == 0 and ", scaled to no pods" or ": " .. podsAvailable))
end

local PHASES = { Healthy = healthy, Progressing = progressing, Paused = pausedPhase, Degraded = degraded }

local function unreadable()
  if obj.status ~= nil and not map(obj, "status") then return "status" end
  if status.phase ~= nil and type(status.phase) ~= "string" then return "status.phase" end
end

local function health()
  local field = unreadable()
  if field then
    return answer("Unknown", "What the cluster reports cannot be read: " .. field .. " is not what it should be")
  end
  local between = unsettled()
  if between then
    return progresses(between, { next = IF_LASTING, controller = text(abortCondition, "message") })
  end
  local phase, message = text(status, "phase"), text(status, "message")
  phase = phase or calculatedPhase()
  if not PHASES[phase] then
    return answer("Unknown", "The controller reports “" .. phase .. "”, a phase that this check does not know")
  end
  return PHASES[phase](message)
end

return health()
