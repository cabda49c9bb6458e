using System.Text.Json.Nodes;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class HyperparameterSearchTests
{
    [Fact]
    public async Task A_search_tries_values_of_its_parameters_until_its_trials_are_used_up()
    {
        var experiment = await RecordAsync(Args(parameters:
        [
            SearchParameter.Range("rate", 0.0001, 0.1, logarithmic: true),
            SearchParameter.Range("dropout", 0.1, 0.5),
            SearchParameter.WholeRange("depth", 2, 9),
            SearchParameter.OneOf("optimizer", "adam", "sgd"),
        ], command: ["python", "train.py", "--rate={rate}", "--dropout={dropout}", "--depth={depth}", "--with={optimizer}"]));
        var spec = experiment["spec"]!;

        Assert.Equal("rates", experiment["metadata"]!["name"]!.GetValue<string>());
        Assert.Equal("quant", experiment["metadata"]!["namespace"]!.GetValue<string>());
        Assert.Equal("""{"objectiveMetricName":"accuracy","type":"maximize"}""", spec["objective"]!.ToJsonString());
        Assert.Equal("""{"algorithmName":"tpe"}""", spec["algorithm"]!.ToJsonString());
        Assert.Equal(
            Json("""
                [{"feasibleSpace":{"distribution":"logUniform","max":"0.1","min":"0.0001"},"name":"rate","parameterType":"double"},
                {"feasibleSpace":{"max":"0.5","min":"0.1"},"name":"dropout","parameterType":"double"},
                {"feasibleSpace":{"max":"9","min":"2"},"name":"depth","parameterType":"int"},
                {"feasibleSpace":{"list":["adam","sgd"]},"name":"optimizer","parameterType":"categorical"}]
                """),
            spec["parameters"]!.ToJsonString());
        Assert.Equal(
            "24 in all, 3 at once, 6 may fail",
            $"{spec["maxTrialCount"]} in all, {spec["parallelTrialCount"]} at once, {spec["maxFailedTrialCount"]} may fail");
        Assert.Equal("Never", spec["resumePolicy"]!.GetValue<string>());
        Assert.Equal("""{"collector":{"kind":"StdOut"}}""", spec["metricsCollectorSpec"]!.ToJsonString());
    }

    [Fact]
    public async Task Less_can_be_better_and_a_goal_can_end_it()
    {
        var spec = (await RecordAsync(Args(minimize: true, goal: 0.05, trials: 2, parallel: 2, algorithm: "cmaes")))["spec"]!;

        Assert.Equal("""{"goal":0.05,"objectiveMetricName":"accuracy","type":"minimize"}""", spec["objective"]!.ToJsonString());
        Assert.Equal("""{"algorithmName":"cmaes"}""", spec["algorithm"]!.ToJsonString());
        Assert.Equal("1", spec["maxFailedTrialCount"]!.ToJsonString());
    }

    [Fact]
    public async Task A_trial_is_a_job_of_the_teams_queue_with_the_values_in_its_command()
    {
        var template = (await RecordAsync(Args()))["spec"]!["trialTemplate"]!;
        var job = template["trialSpec"]!;
        var pod = job["spec"]!["template"]!["spec"]!;
        var container = Assert.Single(pod["containers"]!.AsArray())!;

        Assert.Equal($$"""{"kueue.x-k8s.io/queue-name":"{{FairShareQueues.Queue}}"}""", job["metadata"]!["labels"]!.ToJsonString());
        Assert.Equal("""[{"name":"rate","reference":"rate"}]""", template["trialParameters"]!.ToJsonString());
        Assert.Equal("""["python","train.py","--rate=${trialParameters.rate}"]""", container["command"]!.ToJsonString());
        Assert.Equal(template["primaryContainerName"]!.GetValue<string>(), container["name"]!.GetValue<string>());
        Assert.Equal(KubeflowSamples.Image, container["image"]!.GetValue<string>());
        Assert.Equal("0", job["spec"]!["backoffLimit"]!.ToJsonString());
        Assert.Equal("Never", pod["restartPolicy"]!.GetValue<string>());
        Assert.Equal("default-editor", pod["serviceAccountName"]!.GetValue<string>());
        Assert.Equal("false", job["spec"]!["template"]!["metadata"]!["labels"]!["sidecar.istio.io/inject"]!.GetValue<string>());
        Assert.Equal("""status.conditions.#(type=="Complete")#|#(status=="True")#""", template["successCondition"]!.GetValue<string>());
        Assert.Equal("""status.conditions.#(type=="Failed")#|#(status=="True")#""", template["failureCondition"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_trial_meets_the_restricted_standard()
    {
        var pod = Pod(await RecordAsync(Args()));

        Assert.Equal(
            """{"fsGroup":100,"runAsNonRoot":true,"runAsUser":1000,"seccompProfile":{"type":"RuntimeDefault"}}""",
            pod["securityContext"]!.ToJsonString());
        Assert.Equal(
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}}""", pod["containers"]![0]!["securityContext"]!.ToJsonString());
    }

    [Fact]
    public async Task A_trial_finds_the_teams_shared_area_where_there_is_one()
    {
        var with = Pod(await RecordAsync(Args(sharedClaim: "shared")));

        Assert.Equal("""[{"name":"shared","persistentVolumeClaim":{"claimName":"shared"}}]""", with["volumes"]!.ToJsonString());
        Assert.Equal("""[{"mountPath":"/team","name":"shared"}]""", with["containers"]![0]!["volumeMounts"]!.ToJsonString());
        Assert.Null(Pod(await RecordAsync(Args()))["volumes"]);
    }

    [Theory]
    [InlineData(0, "cpu", """{"cpu":"4","memory":"16Gi"}""", null)]
    [InlineData(
        2, "gpu", """{"cpu":"4","memory":"16Gi","nvidia.com/gpu":"2"}""", """[{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"}]""")]
    public async Task A_trial_runs_where_there_is_what_it_needs(int gpus, string purpose, string amounts, string? tolerations)
    {
        var pod = Pod(await RecordAsync(Args(gpus: gpus)));

        Assert.Equal(purpose, pod["nodeSelector"]!["landing-zone/purpose"]!.GetValue<string>());
        Assert.Equal(amounts, pod["containers"]![0]!["resources"]!["limits"]!.ToJsonString());
        Assert.Equal(amounts, pod["containers"]![0]!["resources"]!["requests"]!.ToJsonString());
        Assert.Equal(tolerations, pod["tolerations"]?.ToJsonString());
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode) => Assert.Single(
        (await Planned.OfAsync(mode, () => _ = new HyperparameterSearch("search", Args()))).Resources,
        resource => resource.Type == "kubernetes:kubeflow.org/v1beta1:Experiment");

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "HyperparameterSearch 'search' cannot be made:",
            "- Name is 'Rates'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.",
            "- Image is 'registry/training:v1'; name it by digest.",
            "- Parameters has the name 'learning-rate'; use letters, digits and underscores, and begin with a letter.",
            "- Parameters has 'depth', and Command never uses '{depth}'; trials would all be the same.",
            "- Parameters has 'depth', and Command never uses '{depth}'; trials would all be the same.",
            "- Parameters has 'depth' 2 times; name each once.",
            "- Metric is 'val-loss'; use letters, digits and underscores, and begin with a letter.",
            "- Algorithm is 'guess'; there are random, tpe, multivariate-tpe, grid, bayesianoptimization, cmaes, sobol, hyperband.",
            "- MaxTrials is 1001; give 1 to 1000.",
            "- ParallelTrials is 0; give 1 to 1001, which is MaxTrials.",
            "- Cpus is 4, MemoryGib 16 and Gpus -1; give at least 1, 1 and 0.",
        ],
        await KubeflowSamples.RefusalOf(options => _ = new HyperparameterSearch("search", Args(
            name: "Rates",
            image: "registry/training:v1",
            command: ["train", "{learning-rate}"],
            parameters:
            [
                SearchParameter.Range("learning-rate", 0, 1), SearchParameter.WholeRange("depth", 1, 2), SearchParameter.WholeRange("depth", 1, 3),
            ],
            metric: "val-loss",
            algorithm: "guess",
            trials: 1001,
            parallel: 0,
            gpus: -1), options)));

    [Fact]
    public async Task What_is_empty_and_what_a_grid_cannot_count_is_refused()
    {
        Assert.Equal(
            [
                "HyperparameterSearch 'search' cannot be made:",
                "- Command is empty; name the program of a trial.",
                "- Parameters is empty; give one or more.",
            ],
            await KubeflowSamples.RefusalOf(options => _ = new HyperparameterSearch("search", Args(command: [], parameters: []), options)));
        Assert.Equal(
            [
                "HyperparameterSearch 'search' cannot be made:",
                "- Algorithm is grid, which needs values that can be counted; use whole numbers or values of a list, or another algorithm.",
            ],
            await KubeflowSamples.RefusalOf(options => _ = new HyperparameterSearch("search", Args(algorithm: "grid"), options)));
    }

    [Theory]
    [InlineData(1, 1, false, "The parameter 'rate' cannot go from 1 to 1; end above the beginning.")]
    [InlineData(2, 1, false, "The parameter 'rate' cannot go from 2 to 1; end above the beginning.")]
    [InlineData(0, 1, true, "The parameter 'rate' cannot go from 0 to 1; begin above 0, and end above the beginning.")]
    [InlineData(double.NaN, 1, false, "The parameter 'rate' cannot go from NaN to 1; end above the beginning.")]
    [InlineData(0, double.PositiveInfinity, false, "The parameter 'rate' cannot go from 0 to Infinity; end above the beginning.")]
    public void A_range_without_values_is_refused(double min, double max, bool logarithmic, string problem) =>
        Assert.Equal(problem, Assert.Throws<ArgumentException>(() => SearchParameter.Range("rate", min, max, logarithmic)).Message);

    [Fact]
    public void Nothing_to_choose_from_is_refused()
    {
        Assert.Equal(
            "The parameter 'depth' cannot go from 3 to 3; end above the beginning.",
            Assert.Throws<ArgumentException>(() => SearchParameter.WholeRange("depth", 3, 3)).Message);
        Assert.Equal(
            "The parameter 'optimizer' has 1 values; give two or more.",
            Assert.Throws<ArgumentException>(() => SearchParameter.OneOf("optimizer", "adam")).Message);
    }

    private static async Task<JsonObject> RecordAsync(HyperparameterSearchArgs args) =>
        (await StackRecorder.RunAsync(options => _ = new HyperparameterSearch("search", args, options)))["search-experiment"].Inputs;

    private static HyperparameterSearchArgs Args(
        string name = "rates",
        string image = KubeflowSamples.Image,
        string[]? command = null,
        SearchParameter[]? parameters = null,
        string metric = "accuracy",
        bool minimize = false,
        double? goal = null,
        string algorithm = "tpe",
        int trials = 24,
        int parallel = 3,
        int gpus = 0,
        string? sharedClaim = null) => new()
    {
        Zone = Samples.Rnd,
        Name = name,
        Namespace = "quant",
        Image = image,
        Command = command ?? ["python", "train.py", "--rate={rate}"],
        Parameters = parameters ?? [SearchParameter.Range("rate", 0.001, 0.1)],
        Metric = metric,
        Minimize = minimize,
        Goal = goal,
        Algorithm = algorithm,
        MaxTrials = trials,
        ParallelTrials = parallel,
        Gpus = gpus,
        SharedClaim = sharedClaim,
    };

    private static JsonNode Pod(JsonObject experiment) => experiment["spec"]!["trialTemplate"]!["trialSpec"]!["spec"]!["template"]!["spec"]!;

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();
}
