using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>Mistakes in the settings of Kubeflow, its shares and its environments, and all that is said about each.</summary>
public sealed class KubeflowSettingsTests
{
    /// <summary>The environments of the shipped settings that are everybody's.</summary>
    private const string Everybodys =
        "pytorch/2.5, pytorch/2.2, pytorch/1.13, tensorflow/2.12, tensorflow/2.8, "
        + "r/4.4, r/4.1, pytorch-training/2.5, pytorch-training/2.2, horovod/0.28, horovod/0.23";

    [Theory]
    [InlineData(
        "kubeflow.host: Host is 'https://kubeflow.rnd-eu-west-1.ml.bank.example'; it must be a host name of the bank's own, in lower case and without a scheme, such as kubeflow.rnd.bank.example.",
        "host: kubeflow.rnd-eu-west-1.ml.bank.example",
        "host: https://kubeflow.rnd-eu-west-1.ml.bank.example")]
    [InlineData(
        "kubeflow.administrator: Administrator is 'ML Platform'; it must be the lower-case mail address that the identity provider signs the person in with.",
        "administrator: ml-platform@bank.example",
        "administrator: ML Platform")]
    [InlineData(
        "kubeflow: SignIn has the issuer 'login.bank.example'; it must be an address that begins with https://.",
        "issuer: https://login.bank.example",
        "issuer: login.bank.example")]
    [InlineData(
        "kubeflow: SignIn has the keysUrl 'http://login.bank.example/keys'; it must be an address that begins with https://.",
        "keysUrl: https://login.bank.example/oauth2/v1/keys",
        "keysUrl: http://login.bank.example/keys")]
    [InlineData(
        "kubeflow: SignIn has the client 'ml kubeflow'; use letters, digits and ._~:/- only.",
        "clientId: ml-kubeflow-eu-west-1",
        "clientId: ml kubeflow")]
    [InlineData(
        "kubeflow: SignIn has the mail domain '@bank.example'; write it as bank.example.",
        "emailDomains: [bank.example]",
        "emailDomains: [\"@bank.example\"]")]
    [InlineData("kubeflow.emailDomains: the list has 0 entries; give it 1 or more.", "emailDomains: [bank.example]", "emailDomains: []")]
    [InlineData(
        "kubeflow: SignIn has the group 'the \"best\"'; it must not be empty or have quotation marks.",
        "allowedGroups: [ml-data-scientists, ml-engineers]",
        "allowedGroups: ['the \"best\"']")]
    [InlineData(
        "kubeflow.sessionHours: 48 is out of range; write a whole number from 1 to 24.",
        "    teamBucket: team-data\n",
        "    teamBucket: team-data\n    sessionHours: 48\n")]
    [InlineData(
        "kubeflow.teamBucket: the zone has no bucket for 'teams'; add one to storage.buckets.",
        "    teamBucket: team-data\n",
        "    teamBucket: teams\n")]
    [InlineData(
        "kubeflow.toolsImage: 'platform/python:3.12' does not say which build of an image it is; write 'name@sha256:' and the 64 digits of the manifest's digest.",
        "toolsImage: platform/python@sha256:8ce87081de2f32bb62877ec68a7138d777cbbff650e1073361311bb6f1223539",
        "toolsImage: platform/python:3.12")]
    [InlineData(
        "kubeflow.toolsImage: the zone has no image 'platform/node'; add it to images.names.",
        "toolsImage: platform/python@sha256:8ce",
        "toolsImage: platform/node@sha256:8ce")]
    [InlineData(
        "kubeflow.tensorboard: There is no environment 'pytorch/2.6'; there are " + Everybodys + ".",
        "tensorboard: pytorch/2.5",
        "tensorboard: pytorch/2.6")]
    [InlineData(
        "kubeflow.tensorboard: There is no environment 'pricing/1.0'; there are " + Everybodys + ".",
        "tensorboard: pytorch/2.5",
        "tensorboard: pricing/1.0")]
    [InlineData("kubeflow: the cluster does not run trainer; add it to cluster.software: Kubeflow cannot do without.", "{ name: trainer }, ", "")]
    [InlineData(
        "kubeflowCookieSecret: the setting is missing; add it: `pulumi config set --secret landing-zone:kubeflowCookieSecret`.\nkubeflow2CookieSecret: there is no setting 'kubeflow2CookieSecret'; the nearest is 'kubeflowCookieSecret'.",
        "  landing-zone:kubeflowCookieSecret:",
        "  landing-zone:kubeflow2CookieSecret:")]
    [InlineData(
        "cluster.shares: Team 'quant': there is no flavor 'a10g'; there are t4, v100, large, a100.\ncluster.shares: Team 'client-analytics': there is no flavor 'a10g'; there are t4, v100, large, a100.",
        "        - { name: a10g, pool: gpu-a10g }\n",
        "")]
    public void A_wrong_value_of_Kubeflow(string says, string from, string to) => Assert.Equal(says, ShippedSettings.Says((from, to)));

    [Theory]
    [InlineData(
        "kubeflow.runtimes[0].pool: there is no node pool 'train-h100'; there are system, cpu, gpu-t4, gpu-a10g, gpu-v100, train-a100.",
        "name: more, framework: pytorch, environment: pytorch-training/2.5, pool: train-h100")]
    [InlineData(
        "kubeflow.runtimes[0].environment: There is no environment 'pytorch-training/3.0'; there are " + Everybodys + ".",
        "name: more, framework: pytorch, environment: pytorch-training/3.0, pool: train-a100")]
    [InlineData(
        "kubeflow.runtimes: Runtimes has the name 'More'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.",
        "name: More, framework: pytorch, environment: pytorch-training/2.5, pool: train-a100")]
    [InlineData(
        "kubeflow.runtimes: Runtimes has 'pytorch-a100' 2 times; give each a name of its own.",
        "name: pytorch-a100, framework: pytorch, environment: pytorch-training/2.5, pool: train-a100")]
    [InlineData(
        "kubeflow.runtimes: The runtime 'more' has 5 nodes; its pool train-a100 has 1 to 4.",
        "name: more, framework: pytorch, environment: pytorch-training/2.5, pool: train-a100, nodes: 5")]
    [InlineData(
        "kubeflow.runtimes: The runtime 'more' runs on the pool system, which is the platform's own; name one for cpu or gpu.",
        "name: more, framework: pytorch, environment: pytorch-training/2.5, pool: system")]
    [InlineData(
        "kubeflow.runtimes[0].framework: 'mxnet' is not one of pytorch, horovod; write one of them.",
        "name: more, framework: mxnet, environment: pytorch-training/2.5, pool: train-a100")]
    public void A_wrong_way_to_train(string says, string runtime) => Assert.Equal(
        says, ShippedSettings.Says(("    runtimes:\n", $"    runtimes:\n      - {{ {runtime} }}\n")));

    [Theory]
    [InlineData(
        "cluster.shares.queues: there is no namespace 'quants'; name a team, or one of the cluster's namespaces.\ncluster.shares.queues: 'quant' is a team, and not the one whose queue it is; give the queue another name.",
        "          namespace: quant\n",
        "          namespace: quants\n")]
    [InlineData(
        "cluster.shares: Teams has 2 named 'quant'; names must be unique.",
        "        - name: research\n          namespace: research\n",
        "        - name: quant\n          namespace: research\n")]
    [InlineData(
        "cluster.shares.flavors: Flavors has 'any-node', which is that of pods without GPUs; choose another name.",
        "        - { name: t4, pool: gpu-t4 }\n",
        "        - { name: t4, pool: gpu-t4 }\n        - { name: any-node, pool: cpu }\n")]
    [InlineData(
        "cluster.shares: Teams has 2 shares for the namespace 'quant', which has one queue; give it one share.",
        "        - name: client-analytics\n          namespace: client-analytics\n",
        "        - name: client-analytics\n          namespace: quant\n")]
    [InlineData(
        "cluster.shares.queues[2].memoryGib: -1 is out of range; write a whole number from 0 to 1000000.",
        "          weight: 3\n          shares:",
        "          weight: 3\n          memoryGib: -1\n          shares:")]
    public void A_wrong_share(string says, string from, string to) => Assert.Equal(says, ShippedSettings.Says((from, to)));

    [Theory]
    [InlineData(
        "environments[0].environment: 'pytorch' is not the name and version of an environment; write 'pytorch/2.9': a name of up to 30 lower-case letters, digits and hyphens, a slash, and a version of up to 20 digits, lower-case letters and dots.",
        "environment: pytorch, image: \"notebooks/jupyter-pytorch@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"")]
    [InlineData(
        "environments[0].image: 'notebooks/jupyter-pytorch:2.9' does not say which build of an image it is; write 'name@sha256:' and the 64 digits of the manifest's digest.",
        "environment: pytorch/2.9, image: \"notebooks/jupyter-pytorch:2.9\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"")]
    [InlineData(
        "environments[0].lock: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' is not the digest of a lock file; write the 64 digits that sha256sum prints for /opt/environment.lock.",
        "environment: pytorch/2.9, image: \"notebooks/jupyter-pytorch@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"")]
    [InlineData(
        "environments[0].kinds[0]: 'emacs' is not one of jupyter, vscode, rstudio; write one of them.",
        "environment: pytorch/2.9, image: \"notebooks/jupyter-pytorch@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", kinds: [emacs]")]
    [InlineData(
        "environments: Entries has 'pytorch/2.5' and 'pytorch/2.5', which have one name in the cluster, 'pytorch-2-5'; give each entry a version of its own.\nteams[0].workspaces[0].environment: the environment 'pytorch/2.5' is not for jupyter; choose another kind or environment.\nteams[1].workspaces[1].environment: the environment 'pytorch/2.5' is not for vscode; choose another kind or environment.",
        "environment: pytorch/2.5, image: \"notebooks/jupyter-pytorch@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"")]
    [InlineData(
        "environments: Entries has 'pytorch-2/5' and 'pytorch/2.5', which have one name in the cluster, 'pytorch-2-5'; give each entry a version of its own.",
        "environment: pytorch-2/5, image: \"notebooks/jupyter-pytorch@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"")]
    [InlineData(
        "environments: The environment 'pytorch/2.9' has the framework 'torch' in version '2.9 beta'; use letters, digits and ._+- only.",
        "environment: pytorch/2.9, image: \"notebooks/jupyter-pytorch@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", frameworks: { torch: \"2.9 beta\" }")]
    [InlineData(
        "environments[0].image: the zone has no image 'notebooks/jax'; add it to images.names, or name one of those.",
        "environment: pytorch/2.9, image: \"notebooks/jax@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"")]
    [InlineData(
        "environments[0].team: there is no team 'fraud'; name one of teams, or take it out for everybody.",
        "environment: pytorch/2.9, image: \"notebooks/jupyter-pytorch@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", lock: \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", team: fraud")]
    public void A_wrong_environment(string says, string entry) => Assert.Equal(
        says, ShippedSettings.Says(("  landing-zone:environments:\n", $"  landing-zone:environments:\n    - {{ {entry} }}\n")));

    [Fact]
    public void What_runs_on_GPUs_of_a_pool_without_a_flavor_would_never_start() => Assert.Equal(
        "teams[0].workspaces[4].pool: no flavor of cluster.shares is of the pool 'gpu-v100', so what asks for its GPUs never starts; "
        + "add one to cluster.shares.flavors.",
        ShippedSettings.Says(
            ("        - { name: v100, pool: gpu-v100 }\n", ""), ("            - { flavor: v100, cpus: 16, memoryGib: 120, gpus: 2 }\n", "")));

    [Fact]
    public void An_environment_that_is_taken_out_is_missed_where_work_is_in_it() => Assert.Equal(
        $"teams[0].workspaces[4].environment: There is no environment 'pytorch/1.13' for the team quant; there are "
        + $"{Everybodys.Replace(" pytorch/1.13,", "", StringComparison.Ordinal)}, pricing/1.0.",
        ShippedSettings.Says((ShippedSettings.Part("    - environment: pytorch/1.13\n", "    - environment: tensorflow/2.12\n"), "")));

    [Fact]
    public void The_identity_provider_must_be_within_reach() => Assert.Equal(
        "kubeflow: people sign in at https://login.bank.example, and the zone has no way there; "
        + "name the endpoint service of the identity provider in signInService.",
        ShippedSettings.Says(("    signInService: com.amazonaws.vpce.eu-west-1.vpce-svc-0d4e5f60718293a4b\n", "")));

    [Fact]
    public void An_endpoint_service_is_one_of_the_zones_region() => Assert.Equal(
        "kubeflow.signInService: ServiceName is 'com.amazonaws.vpce.eu-west-3.vpce-svc-0d4e5f60718293a4b', a service of eu-west-3; "
        + "the zone is in eu-west-1, so name the one there.",
        ShippedSettings.Says(("vpce.eu-west-1.vpce-svc-0d4e5f60718293a4b", "vpce.eu-west-3.vpce-svc-0d4e5f60718293a4b")));

    [Fact]
    public void Devices_of_the_bank_must_find_the_host() => Assert.Equal(
        "kubeflow.host: Host is 'kubeflow.bank.example'; it must end with .rnd-eu-west-1.ml.bank.example, the zone's private domain, "
        + "or nobody finds it.",
        ShippedSettings.Says(("host: kubeflow.rnd-eu-west-1.ml.bank.example", "host: kubeflow.bank.example")));
}
