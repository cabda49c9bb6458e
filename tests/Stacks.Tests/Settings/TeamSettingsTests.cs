using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>Mistakes in the settings of teams, their workspaces and their searches, and all that is said about each.</summary>
public sealed class TeamSettingsTests
{
    /// <summary>The environments of the shipped settings that are everybody's.</summary>
    private const string Everybodys =
        "pytorch/2.5, pytorch/2.2, pytorch/1.13, tensorflow/2.12, tensorflow/2.8, "
        + "r/4.4, r/4.1, pytorch-training/2.5, pytorch-training/2.2, horovod/0.28, horovod/0.23";

    [Theory]
    [InlineData(
        "teams[0].name: Name is 'Fraud'; it must be up to 20 lower-case letters, digits and single hyphens, beginning with a letter.",
        "    - name: Fraud\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[0].name: Name is 'kubeflow', which is a namespace of the platform; choose another.",
        "    - name: kubeflow\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[0].name: 'research' is a namespace of the cluster already; give the team another name.",
        "    - name: research\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[1].name: 'quant' is there already; give each a name of its own.",
        "    - name: quant\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[0]: Members has the name 'Nora Berg'; it must be up to 20 lower-case letters, digits and single hyphens, beginning with a letter.",
        "    - name: fraud\n      owner: { name: Nora Berg, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[0]: Members has the mail address 'Nora Berg'; it must be the lower-case mail address that the identity provider signs the person in with.",
        "    - name: fraud\n      owner: { name: nora, email: Nora Berg }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[0].owner.role: 'boss' is not one of admin, editor, viewer; write one of them.",
        "    - name: fraud\n      owner: { name: nora, email: nora.berg@bank.example, role: boss }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[0].members: Members has 'nora' 2 times, the owner counted; name each person once.",
        "    - name: fraud\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n      members: [{ name: nora, email: nora.berg@bank.example }]\n")]
    [InlineData(
        "teams[1].members: 'anna' is anna.rossi@bank.example here and anna.keller@bank.example in another team; the home directory is found by the name; give the two people different ones.\nteams[2].members: 'anna' is anna.rossi@bank.example here and anna.keller@bank.example in another team; the home directory is found by the name; give the two people different ones.",
        "    - name: fraud\n      owner: { name: anna, email: anna.keller@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n")]
    [InlineData(
        "teams[0].quota: Quota has 1 volume claims and 10 GiB of storage; the shared area and the homes of 1 people need 2 of each at least.",
        "    - name: fraud\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 1, storageGib: 10 }\n")]
    [InlineData(
        "teams[0].quota.cpus: 0 is out of range; write a whole number from 1 to 1000000.",
        "    - name: fraud\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 0, memoryGib: 256, pods: 40 }\n")]
    [InlineData(
        "teams[0].reads: the zone has no bucket for 'secrets'; name the content of one of storage.buckets.",
        "    - name: fraud\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n      reads: [secrets]\n")]
    [InlineData(
        "teams[0].mlflow: 'huge' is not one of small, medium, large; write one of them.",
        "    - name: fraud\n      owner: { name: nora, email: nora.berg@bank.example }\n      quota: { cpus: 64, memoryGib: 256, pods: 40, volumeClaims: 5, storageGib: 10 }\n      mlflow: huge\n")]
    public void A_wrong_team(string says, string lines) => Assert.Equal(
        says, ShippedSettings.Says(("  landing-zone:teams:\n", $"  landing-zone:teams:\n{lines}")));

    [Theory]
    [InlineData(
        "teams[0].workspaces[1].name: Name is 'Lab'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.",
        "name: Lab, user: anna, kind: jupyter, environment: pytorch/2.5")]
    [InlineData(
        "teams[0].workspaces[1].name: 'factors' is there already; give each a name of its own.",
        "name: factors, user: anna, kind: jupyter, environment: pytorch/2.5")]
    [InlineData(
        "teams[0].workspaces[1].user: nobody in the team quant is called 'ben'; there are anna, luca, mara, otto.",
        "name: lab, user: ben, kind: jupyter, environment: pytorch/2.5")]
    [InlineData(
        "teams[0].workspaces[1].user: User is 'otto', who only looks on in the team; make the person an editor.",
        "name: lab, user: otto, kind: jupyter, environment: pytorch/2.5")]
    [InlineData(
        "teams[0].workspaces[1].kind: 'emacs' is not one of jupyter, vscode, rstudio; write one of them.",
        "name: lab, user: anna, kind: emacs, environment: pytorch/2.5")]
    [InlineData(
        "teams[0].workspaces[1].environment: There is no environment 'pytorch/3.0' for the team quant; there are " + Everybodys + ", pricing/1.0.",
        "name: lab, user: anna, kind: jupyter, environment: pytorch/3.0")]
    [InlineData(
        "teams[0].workspaces[1].environment: the environment 'pytorch/2.5' is not for rstudio; choose another kind or environment.",
        "name: lab, user: anna, kind: rstudio, environment: pytorch/2.5")]
    [InlineData(
        "teams[0].workspaces[1].cpus: 0 is out of range; write a whole number from 1 to 192.",
        "name: lab, user: anna, kind: jupyter, environment: pytorch/2.5, cpus: 0")]
    [InlineData(
        "teams[0].workspaces[1].gpus: 9 is out of range; write a whole number from 0 to 8.",
        "name: lab, user: anna, kind: jupyter, environment: pytorch/2.5, gpus: 9")]
    [InlineData(
        "teams[0].workspaces[1].idleMinutes: 5 is out of range; write a whole number from 15 to 2880.",
        "name: lab, user: anna, kind: jupyter, environment: pytorch/2.5, idleMinutes: 5")]
    [InlineData(
        "teams[0].workspaces[1].pool: there is no node pool 'gpu-h100'; there are system, cpu, gpu-t4, gpu-a10g, gpu-v100, train-a100, gpu-large, train-burst, notebooks-burst.",
        "name: lab, user: anna, kind: jupyter, environment: pytorch/2.5, pool: gpu-h100, gpus: 1")]
    [InlineData(
        "teams[0].workspaces[1].pool: the pool gpu-t4 is for gpu, and the workspace has 0 GPUs; name a pool for cpu.",
        "name: lab, user: anna, kind: jupyter, environment: pytorch/2.5, pool: gpu-t4")]
    [InlineData(
        "teams[0].workspaces[1].pool: the pool cpu is for cpu, and the workspace has 1 GPUs; name a pool for gpu.",
        "name: lab, user: anna, kind: jupyter, environment: pytorch/2.5, pool: cpu, gpus: 1")]
    public void A_wrong_workspace(string says, string workspace) => Assert.Equal(
        says, ShippedSettings.Says(("        - { name: pricing, user", $"        - {{ {workspace} }}\n        - {{ name: pricing, user")));

    [Theory]
    [InlineData(
        "teams[1].workspaces[0].environment: There is no environment 'pricing/1.0' for the team client-analytics; there are " + Everybodys + ".",
        "        - { name: churn, user: sofia, kind: jupyter, environment: tensorflow/2.12, gpus: 1 }",
        "        - { name: churn, user: sofia, kind: jupyter, environment: pricing/1.0, gpus: 1 }")]
    [InlineData(
        "teams[1].workspaces[0].cpus: it asks for 130 CPUs, and the team's quota has 128; lower it, or raise the quota.\nteams[1].workspaces[0].memoryGib: it asks for 600 GiB of memory, and the team's quota has 512; lower it, or raise the quota.",
        "        - { name: churn, user: sofia, kind: jupyter, environment: tensorflow/2.12, gpus: 1 }",
        "        - { name: churn, user: sofia, kind: jupyter, environment: tensorflow/2.12, cpus: 130, memoryGib: 600, gpus: 1 }")]
    [InlineData(
        "teams[1].workspaces[0].gpus: it asks for 1 GPUs, and the team's quota has 0; lower it, or raise the quota.",
        "gpus: 16, volumeClaims: 20, storageGib: 1000 }",
        "volumeClaims: 20, storageGib: 1000 }")]
    public void A_workspace_that_no_longer_fits_its_team(string says, string from, string to) => Assert.Equal(says, ShippedSettings.Says((from, to)));

    [Theory]
    [InlineData(
        "teams[0].searches[0].name: Name is 'Factors'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.",
        "        - name: factors\n          environment: pytorch-training/2.5\n",
        "        - name: Factors\n          environment: pytorch-training/2.5\n")]
    [InlineData(
        "teams[0].searches[0].environment: There is no environment 'pytorch-training/3.0' for the team quant; there are " + Everybodys + ", pricing/1.0.",
        "        - name: factors\n          environment: pytorch-training/2.5\n",
        "        - name: factors\n          environment: pytorch-training/3.0\n")]
    [InlineData(
        "teams[0].searches[0].parameters: Parameters has 'learning_rate', and Command never uses '{learning_rate}'; trials would all be the same.",
        "            - \"{learning_rate}\"\n",
        "            - \"0.01\"\n")]
    [InlineData(
        "teams[0].searches[0].parameters[0]: The parameter 'learning_rate' has 1 values; give two or more.",
        "          parameters:\n            - { name: learning_rate, values: [\"0.003\", \"0.01\", \"0.03\", \"0.1\"] }\n",
        "          parameters:\n            - { name: learning_rate, values: [\"0.003\"] }\n")]
    [InlineData(
        "teams[0].searches[0].parameters[0]: The parameter 'learning_rate' is a range and a list at once; give min and max, or values.",
        "          parameters:\n            - { name: learning_rate, values: [\"0.003\", \"0.01\", \"0.03\", \"0.1\"] }\n",
        "          parameters:\n            - { name: learning_rate, min: 1, values: [\"0.003\", \"1\"] }\n")]
    [InlineData(
        "teams[0].searches[0].parameters: Parameters has 'learning_rate' 2 times; name each once.",
        "          parameters:\n            - { name: learning_rate, values: [\"0.003\", \"0.01\", \"0.03\", \"0.1\"] }\n",
        "          parameters:\n            - { name: learning_rate, values: [\"0.003\", \"0.01\", \"0.03\", \"0.1\"] }\n            - { name: learning_rate, min: 1, max: 2 }\n")]
    [InlineData(
        "teams[0].searches[0].metric: Metric is 'the accuracy'; use letters, digits and underscores, and begin with a letter.",
        "          metric: accuracy\n          maxTrials: 32\n",
        "          metric: the accuracy\n          maxTrials: 32\n")]
    [InlineData(
        "teams[0].searches[0].algorithm: Algorithm is 'luck'; there are random, tpe, multivariate-tpe, grid, bayesianoptimization, cmaes, sobol, hyperband.",
        "          metric: accuracy\n          maxTrials: 32\n",
        "          metric: accuracy\n          algorithm: luck\n          maxTrials: 32\n")]
    [InlineData(
        "teams[0].searches[0].parallelTrials: ParallelTrials is 40; give 1 to 32, which is MaxTrials.",
        "          parallelTrials: 4\n          gpus: 1\n",
        "          parallelTrials: 40\n          gpus: 1\n")]
    [InlineData(
        "teams[0].workspaces[0].gpus: it asks for 1 GPUs, and the team's quota has 0; lower it, or raise the quota.\nteams[0].workspaces[2].gpus: it asks for 1 GPUs, and the team's quota has 0; lower it, or raise the quota.\nteams[0].workspaces[4].gpus: it asks for 1 GPUs, and the team's quota has 0; lower it, or raise the quota.\nteams[0].searches[0].gpus: a trial asks for 1 GPUs, and the team's quota has 0; lower it, or raise the quota.",
        "pods: 200, gpus: 32, volumeClaims: 30",
        "pods: 200, volumeClaims: 30")]
    public void A_wrong_search(string says, string from, string to) => Assert.Equal(says, ShippedSettings.Says((from, to)));

    [Fact]
    public void Teams_need_Kubeflow() => Assert.Contains(
        SampleEstate.ProblemsOf(
            ("staging-eu-west-1", SampleEstate.Staging),
            (ShippedSettings.Stack, $$"""
                {{SampleEstate.Rnd.TrimEnd()}}
                  landing-zone:teams:
                    - name: quant
                      owner: { name: anna, email: anna.rossi@bank.example }
                      quota: { cpus: 8, memoryGib: 32, pods: 10 }
                """)),
        problem => problem.EndsWith(
            "landing-zone:teams: there are teams and no kubeflow; add the setting kubeflow, or take the teams out.", StringComparison.Ordinal));

    [Fact]
    public void GPUs_of_a_quota_are_found_by_the_flavors_of_the_shares() => Assert.StartsWith(
        "kubeflow.runtimes[0].pool: no flavor of cluster.shares is of the pool 'train-a100', so what asks for its GPUs never starts; ",
        ShippedSettings.Says((ShippedSettings.Part("    shares:\n", "    # The registry with all charts"), "")),
        StringComparison.Ordinal);

    [Fact]
    public void A_quota_with_GPUs_and_no_flavors_is_refused() => Assert.Contains(
        "teams[2].quota: the quota has 4 GPUs, and cluster.shares has no flavor to find them in; "
        + "add the flavors of the GPU pools, or take the GPUs out.",
        ShippedSettings.Says((ShippedSettings.Part("    shares:\n", "    # The registry with all charts"), "")).Split('\n'));
}
